import { TerraformStack } from 'cdktf';
import type { AzurePolicyRule } from './azure-policy-rule';
import { CheckovBaselineFile } from './checkov-baseline-file';
import { checkovSkips } from './checkov-skips';
import { inspectPolicy, JudgedFinding, policyFindings } from './inspect-policy';
import type { PolicyWaiver } from './waiver';
import { WrittenResource, WrittenResources, writtenResourcesIn } from './written-resource';
import { describeRefused } from '../../../model/describe-refused';
import { Estate } from '../../../model/estate';
import { WorkedOut } from '../../../private/being-written';

const POLICIES = new WeakMap<TerraformStack, StackPolicy>();

/** The document of a stack, with the reasons of what is explained, and what was found in it. */
interface Judged {
  readonly document: any;
  readonly findings: readonly JudgedFinding[];
}

/** The policy of a stack: it judges what is written last, a program's own resources and overrides as well. */
export class StackPolicy {
  /** The policy of a stack, made with its first platform. */
  public static of(stack: TerraformStack): StackPolicy {
    const policy = POLICIES.get(stack) ?? new StackPolicy(stack);
    POLICIES.set(stack, policy);
    return policy;
  }

  private readonly given: PolicyWaiver[] = [];
  private readonly derived: (() => PolicyWaiver[])[] = [];
  private readonly asked: AzurePolicyRule[] = [];
  private readonly judged: WorkedOut<Judged>;

  private constructor(private readonly stack: TerraformStack) {
    const render = stack.toTerraform.bind(stack);
    this.judged = new WorkedOut(stack, () => this.judge(render()));
    // Rendered once for the judgement and for the file.
    stack.toTerraform = () => this.judged.value.document;
    stack.node.addValidation({ validate: () => this.inspect() });
    new CheckovBaselineFile(stack, () => this.judged.value.document);
  }

  public waive(waiver: PolicyWaiver): void { this.given.push(waiver); }

  /** Adds waivers that follow from what a program says elsewhere, with its reasons. */
  public deriveWaivers(derive: () => PolicyWaiver[]): void { this.derived.push(derive); }

  public enforce(rules: readonly AzurePolicyRule[]): void { this.asked.push(...rules); }

  private judge(document: any): Judged {
    const resources = writtenResourcesIn(document);
    const all = new WrittenResources(resources);
    const findings = policyFindings(all, { waivers: [...this.given, ...this.derived.flatMap(derive => derive())], asked: this.asked });
    const found = new Map<WrittenResource, JudgedFinding[]>();
    for (const finding of findings) {
      const others = found.get(finding.resource);
      if (others) { others.push(finding); } else { found.set(finding.resource, [finding]); }
    }
    for (const resource of resources) {
      const skip = checkovSkips(resource, all, found.get(resource) ?? []);
      if (skip.length > 0) { Object.assign(document.resource[resource.type][resource.terraformId], { '//': { ...document.resource[resource.type][resource.terraformId]['//'], checkov: { skip } } }); }
    }
    return { document, findings };
  }

  private inspect(): string[] {
    let judged: Judged;
    // What cannot be rendered is told when it is written.
    try { judged = this.judged.value; } catch { return []; }
    return inspectPolicy(judged.findings, this.given, Estate.of(this.stack).checkDate).map(describeRefused);
  }
}
