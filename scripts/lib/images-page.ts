import { App, TerraformStack } from 'cdktf';
import { GENERATED, markdownTable } from './markdown';
import { isUncertain, proxmoxImage } from '../../src/catalog/image-catalog';
import { imageRow } from '../../src/catalog/image-row';
import { compareVersions, guestIdKnownSince, readsGuestinfo } from '../../src/catalog/vsphere-guest-ids';
import { CalendarDate, OperatingSystem, ProvisioningSystem, ProxmoxPlatform } from '../../src/index';
import { inspectImage } from '../../src/platforms/proxmox/inspect-image';
import { CODES } from '../../src/private/codes';

/** No support has ended on that day: what is refused then is refused always. */
const BEFORE_ALL_ENDS = CalendarDate.of('1970-01-01');

/** First-boot documents that Proxmox's own cloud-init drive carries. */
const READS_THE_DRIVE = [ProvisioningSystem.CLOUD_INIT, ProvisioningSystem.CLOUDBASE_INIT, ProvisioningSystem.NUAGEINIT];

/** docs/images.md: the catalogue, and what `pve.image` takes of it. */
export function imagesPage(): string {
  const pve = new ProxmoxPlatform(new TerraformStack(new App(), 'catalogue'), 'Pve', { endpoint: 'https://pve.lab.example', nodeName: 'pve1', datastore: 'local' });
  const rows = Object.entries(OperatingSystem).filter((entry): entry is [string, OperatingSystem] => entry[1] instanceof OperatingSystem)
    .map(([constant, os]) => ({ constant, os, refusals: inspectImage(pve.image(os), BEFORE_ALL_ENDS).refusals }));
  const usable = rows.filter(row => row.refusals.length === 0);
  return [
    GENERATED,
    '# Images',
    '',
    `The catalogue has ${rows.length} operating systems; ${usable.length} of them have a pinned file that Proxmox imports. \`pve.image(OperatingSystem.DEBIAN_13)\` downloads that file and no other:`,
    'the node checks its digest, and a file that changed on the server is refused instead of replacing machines.',
    '',
    'After its own support a system is used and noted, unless the program says that extended support is enough; after all support it is refused (`HW1301`). The date is the estate\'s `asOf`,',
    'else `SOURCE_DATE_EPOCH`, else today.',
    '',
    '## With a pinned file',
    '',
    ...markdownTable(
      ['Id', 'Constant', 'File', 'Digest', 'Guest agent', 'Boots by', 'First boot', 'Own support until', 'Extended until'],
      usable.map(({ constant, os }) => [
        `\`${os.id}\``, `\`${constant}\``, ...fileOf(os), agentOf(os), firmwareOf(os), firstBootOf(os), os.endOfLife?.toString() ?? '-', os.endOfExtendedSupport?.toString() ?? '-',
      ]),
    ),
    '',
    '"Unconfirmed": no source that was read says that the guest agent is inside.',
    '',
    '## Without one',
    '',
    'These are listed so that they are refused with a reason. `pve.cloudImage(url, { digest, guest })` takes a file of your own, `pve.existingTemplate(vmId, { guest })` a template',
    'that exists, and `pve.iso(volumeId, guest)` an installation disc. A system that configures itself reads no cloud-init drive: it needs `Provisioning.none()`.',
    '',
    ...markdownTable(
      ['Id', 'Constant', 'Why `pve.image` refuses it', 'First boot', 'Own support until', 'Extended until'],
      rows.filter(row => row.refusals.length > 0).map(({ constant, os, refusals }) => [
        `\`${os.id}\``, `\`${constant}\``, refusals.map(({ code }) => `\`${code}\` ${CODES[code as keyof typeof CODES].title}`).join('; '), firstBootOf(os),
        os.endOfLife?.toString() ?? '-', os.endOfExtendedSupport?.toString() ?? '-',
      ]),
    ),
    '',
    '## On vSphere',
    '',
    'The guest id tells a host which hardware and which tools a guest knows. A host refuses one that is newer than itself: then the second is taken, where the host knows that.',
    'A clone has the id of its template. "First boot" says whether the system reads what VMware hands over as `guestinfo`.',
    '',
    ...markdownTable(['Id', 'Guest id', 'Else', 'First boot'], rows.map(({ os }) => [`\`${os.id}\``, ...guestIdsOf(os), readsGuestinfo(os) ? 'guestinfo' : '-'])),
    '',
  ].join('\n');
}

/** Name of the pinned file, and the beginning of its digest. */
function fileOf(os: OperatingSystem): [string, string] {
  const { url, digest } = proxmoxImage(os)!;
  return [`[${url.slice(url.lastIndexOf('/') + 1)}](${url})`, `\`${digest.algorithm}:${digest.hex.slice(0, 12)}\``];
}

/** Both ids, each with the version that first knows it; the second only where it helps. */
function guestIdsOf(os: OperatingSystem): [string, string] {
  const { guestId, fallbackGuestId } = imageRow(os.id).vsphere;
  const [own, other] = [guestId, fallbackGuestId].map(id => ({ id, since: guestIdKnownSince(id)! }));
  const shown = ({ id, since }: typeof own) => since === '6.7' ? `\`${id}\`` : `\`${id}\` from ${since} on`;
  return [shown(own), compareVersions(other.since, own.since) < 0 ? shown(other) : '-'];
}

function agentOf(os: OperatingSystem): string {
  switch (os.guestAgentPreinstalled) {
    case true: return isUncertain(os, 'guestAgent.qemuPreinstalled') ? 'inside, unconfirmed' : 'inside';
    case false: return 'not inside';
    default: return 'unknown';
  }
}

/** Of the pinned file: a vendor may have another one for the other firmware. */
function firmwareOf(os: OperatingSystem): string {
  const { supportsBios, supportsUefi, supportsSecureBoot } = proxmoxImage(os)!;
  const uefi = supportsSecureBoot ? 'UEFI with secure boot' : 'UEFI';
  return [...supportsUefi ? [uefi] : [], ...supportsBios ? ['BIOS'] : []].join(', ');
}

function firstBootOf(os: OperatingSystem): string {
  return READS_THE_DRIVE.includes(os.provisioningSystem) ? os.provisioningSystem : `by itself (${os.provisioningSystem})`;
}
