import { TerraformStack } from 'cdktf';
import { renderDnsmasq } from './render-dnsmasq';
import { renderHosts } from './render-hosts';
import { ForwardZone } from './zone';
import { Artifact } from '../../artifacts/artifact';

const KINDS = {
  DnsHosts: { filePath: 'dns/hosts', readBy: 'hosts', render: renderHosts },
  DnsDnsmasq: { filePath: 'dns/dnsmasq.conf', readBy: 'dnsmasq', render: renderDnsmasq },
};

type Kind = keyof typeof KINDS;

/** A file of all zones of a stack: a host has one hosts file, however many zones there are. */
class SharedFile extends Artifact {
  public static of(stack: TerraformStack, kind: Kind): SharedFile {
    return stack.node.tryFindChild(kind) as SharedFile | undefined ?? new SharedFile(stack, kind);
  }

  public readonly zones: ForwardZone[] = [];

  private constructor(stack: TerraformStack, private readonly kind: Kind) {
    super(stack, kind, KINDS[kind]);
  }

  protected render(): string {
    return KINDS[this.kind].render(this.zones);
  }
}

/** Adds a zone to the files that all zones of its stack share. */
export function shareZone(stack: TerraformStack, zone: ForwardZone): void {
  for (const kind of Object.keys(KINDS) as Kind[]) { SharedFile.of(stack, kind).zones.push(zone); }
}
