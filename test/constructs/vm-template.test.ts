import { EstateStack, Firmware, HardenedVm, IMachineImage, IpAssignment, OperatingSystem, Placement, ProxmoxPlatform, Size, VmTemplate, VmTemplateProps } from '../../src';
import { ADMIN, BORN_WITH, codesOf, DAY, Json, proxmox, refusal, Written, written, writtenApp } from '../platforms/written';

const VM = 'proxmox_virtual_environment_vm';
const NEW = { digest: `sha256:${'1'.repeat(64)}`, guest: OperatingSystem.DEBIAN_13 };
const OLD = { digest: `sha256:${'2'.repeat(64)}`, guest: OperatingSystem.DEBIAN_13 };
const OLDER = { digest: `sha256:${'3'.repeat(64)}`, guest: OperatingSystem.DEBIAN_13 };
const URL = 'https://images.example/debian.qcow2';

let host = 10;
function clone(stack: EstateStack, pve: ProxmoxPlatform, id: string, image: IMachineImage, nodeName?: string): HardenedVm {
  host += 1;
  return new HardenedVm(stack, id, {
    image, network: pve.bridge('vmbr0'), ip: IpAssignment.of(`10.0.20.${host}/24`), placement: nodeName ? Placement.onHost(nodeName) : undefined,
  });
}
beforeEach(() => { host = 10; });

type Build = (stack: EstateStack, pve: ProxmoxPlatform, image: VmTemplate) => void;

function template(build: Build, props: Partial<VmTemplateProps> = {}, pve: Parameters<typeof proxmox>[1] = {}): Written {
  return written(stack => {
    const platform = proxmox(stack, pve);
    build(stack, platform, new VmTemplate(stack, 'Golden', { image: platform.image(OperatingSystem.DEBIAN_13), ...props }));
  });
}

/** Node and address of each template. */
const nodesOf = (result: Written) => Object.values(result.templates).map(body => body.node_name).sort();

describe('a template', () => {
  test('is made from a pinned download, as firmware and size were asked for', () => {
    const result = template(() => undefined, { diskSize: Size.gibibytes(16), firmware: Firmware.uefi({ secureBoot: false }) });
    const [[, body]] = Object.entries(result.templates);
    const download = result.one('proxmox_download_file');
    expect(download.checksum).toMatch(/^[0-9a-f]{128}$/);
    expect(body).toMatchObject({ template: true, started: false, on_boot: false, efi_disk: { pre_enrolled_keys: false } });
    expect(body.disk[0]).toMatchObject({ size: 16, import_from: `\${proxmox_download_file.${download['//'].metadata.uniqueId}.id}` });
  });

  test('takes the best firmware that the image boots with', () => {
    const firmwareOf = (guest: OperatingSystem) => {
      const [body] = Object.values(written(stack => { const pve = proxmox(stack); new VmTemplate(stack, 'Golden', { image: pve.image(guest) }); }).templates);
      return [body.bios, body.efi_disk?.pre_enrolled_keys];
    };
    expect([OperatingSystem.DEBIAN_13, OperatingSystem.ARCH_LINUX, OperatingSystem.ALPINE_3_23].map(firmwareOf)).toEqual([['ovmf', true], ['ovmf', false], ['ovmf', false]]);
  });

  test('without a machine lies on the platform\'s node', () => {
    expect(nodesOf(template(() => undefined))).toEqual(['pve1']);
  });

  test('has the same firmware as its clones', () => {
    const result = template((stack, pve, image) => { clone(stack, pve, 'Web', image); }, { firmware: Firmware.bios() });
    expect(Object.values(result.all(VM)).map((body: Json) => body.bios)).toEqual(['seabios', 'seabios']);
  });
});

describe('copies', () => {
  const onTwoNodes = (stack: EstateStack, pve: ProxmoxPlatform, image: IMachineImage) => {
    clone(stack, pve, 'One', image);
    clone(stack, pve, 'Two', image, 'pve2');
    clone(stack, pve, 'Three', image, 'pve2');
  };

  test('are one for each node that clones while the datastore is local', () => {
    const result = template(onTwoNodes);
    expect(nodesOf(result)).toEqual(['pve1', 'pve2']);
    expect(Object.values(result.all('proxmox_download_file')).map(body => body.node_name).sort()).toEqual(['pve1', 'pve2']);
    const byNode: Record<string, Json> = Object.fromEntries(Object.values(result.templates).map(body => [body.node_name, body]));
    for (const [id, node] of [['One', 'pve1'], ['Two', 'pve2'], ['Three', 'pve2']]) {
      expect(result.vm(id).clone.vm_id).toBe(byNode[node].vm_id);
      expect(result.vm(id).clone.node_name).toBeUndefined();
      expect(result.vm(id).depends_on).toEqual([`${VM}.${byNode[node]['//'].metadata.uniqueId}`]);
    }
    expect(new Set(Object.values(byNode).map(body => body.vm_id)).size).toBe(2);
  });

  test.each<[string, (stack: EstateStack, pve: ProxmoxPlatform, image: VmTemplate) => void]>([
    ['before', (stack, pve, image) => { pve.datastore('ceph', { shared: true }); onTwoNodes(stack, pve, image); }],
    ['after', (stack, pve, image) => { onTwoNodes(stack, pve, image); pve.datastore('ceph', { shared: true }); }],
    ['between', (stack, pve, image) => { clone(stack, pve, 'Zero', image, 'pve3'); pve.datastore('ceph', { shared: true }); onTwoNodes(stack, pve, image); }],
  ])('are one for all when the datastore is shared, which was said %s its use', (_, build) => {
    const result = template(build, {}, { datastore: 'ceph' });
    expect(nodesOf(result)).toEqual(['pve1']);
    const [{ vm_id: source }] = Object.values(result.templates);
    expect(result.vm('Two').clone).toMatchObject({ vm_id: source, node_name: 'pve1' });
    expect(result.vm('One').clone.node_name).toBeUndefined();
  });

  test('share one download where the datastore of images is shared', () => {
    const result = template((stack, pve, image) => { onTwoNodes(stack, pve, image); pve.datastore('nfs', { shared: true }); }, {}, { imageDatastore: 'nfs' });
    expect(Object.keys(result.all('proxmox_download_file')).length).toBe(1);
    expect(nodesOf(result)).toEqual(['pve1', 'pve2']);
  });
});

describe('a new image', () => {
  const of = (image: { digest: string; guest: OperatingSystem }, previous: typeof OLD[] = [], machines = ['pve1']) => written(stack => {
    const pve = proxmox(stack);
    const golden = new VmTemplate(stack, 'Golden', { image: pve.cloudImage(URL, image), previousImages: previous.map(one => pve.cloudImage(URL, one)) });
    machines.forEach((node, position) => clone(stack, pve, `Web${position}`, golden, node));
  });
  const templateOf = (result: Written, digest: string, node = 'pve1') => {
    const download = Object.values(result.all('proxmox_download_file')).find(body => body.checksum === digest.slice(7) && body.node_name === node);
    if (!download) { return undefined; }
    return Object.values(result.templates).find(body => body.disk[0].import_from.includes(download['//'].metadata.uniqueId));
  };
  const identity = (body: Json | undefined) => body && { address: body['//'].metadata.uniqueId, vmId: body.vm_id, name: body.name };

  test('makes a new template at another address with another id, and another file', () => {
    const [before, after] = [of(OLD), of(NEW)];
    const [one, other] = [templateOf(before, OLD.digest)!, templateOf(after, NEW.digest)!];
    expect(other['//'].metadata.uniqueId).not.toBe(one['//'].metadata.uniqueId);
    expect(other.vm_id).not.toBe(one.vm_id);
    expect(other.name).not.toBe(one.name);
    expect(after.one('proxmox_download_file').file_name).not.toBe(before.one('proxmox_download_file').file_name);
  });

  test('leaves machines on the template that they were born from', () => {
    expect(of(NEW).vm('Web0').lifecycle.ignore_changes).toEqual(BORN_WITH);
    expect(of(OLD).vm('Web0')['//']).toEqual(of(NEW).vm('Web0')['//']);
  });

  test('leaves the templates of previous images as they were, on every node', () => {
    const nodes = ['pve1', 'pve2'];
    const [before, after, later] = [of(OLD, [], nodes), of(NEW, [OLD], nodes), of(NEW, [OLD, OLDER], nodes)];
    for (const node of nodes) {
      expect(identity(templateOf(after, OLD.digest, node))).toEqual(identity(templateOf(before, OLD.digest, node)));
      expect(templateOf(after, OLD.digest, node)).toEqual(templateOf(before, OLD.digest, node));
      expect(templateOf(later, OLD.digest, node)).toEqual(templateOf(before, OLD.digest, node));
    }
    expect([before, after, later].map(result => Object.keys(result.templates).length)).toEqual([2, 4, 6]);
    expect(after.vm('Web0').clone.vm_id).toBe(templateOf(after, NEW.digest)!.vm_id);
  });

  test('keeps the size of a previous template whose image needed another', () => {
    const build = (...[image, previous]: OperatingSystem[]) => written(stack => {
      const pve = proxmox(stack);
      new VmTemplate(stack, 'Golden', { image: pve.image(image), previousImages: previous ? [pve.image(previous)] : [] });
    });
    const [before] = Object.values(build(OperatingSystem.DEBIAN_13).templates);
    const after = Object.values(build(OperatingSystem.ORACLE_9, OperatingSystem.DEBIAN_13).templates).map(body => body.disk[0].size);
    expect(before.disk[0].size).toBe(3);
    expect(after.sort()).toEqual([3, 40]);
  });

  test('that is also named as a previous one makes one template', () => {
    expect(Object.keys(of(NEW, [NEW, OLD, OLD]).templates).length).toBe(2);
  });

  test('must come from the same platform as the previous ones', () => {
    const report = refusal(stack => {
      const [one, other] = [proxmox(stack), proxmox(stack, {}, 'Other')];
      new VmTemplate(stack, 'Golden', { image: one.image(OperatingSystem.DEBIAN_13), previousImages: [other.image(OperatingSystem.DEBIAN_12)] });
    });
    expect(codesOf(report)).toEqual(['HW1202']);
  });
});

describe('an image that machines name directly', () => {
  test('makes one template that they share, on each node', () => {
    const result = written(stack => {
      const pve = proxmox(stack);
      clone(stack, pve, 'One', pve.image(OperatingSystem.DEBIAN_13));
      clone(stack, pve, 'Two', pve.image(OperatingSystem.DEBIAN_13));
      clone(stack, pve, 'Three', pve.image(OperatingSystem.DEBIAN_13), 'pve2');
    });
    expect(nodesOf(result)).toEqual(['pve1', 'pve2']);
    expect(result.vm('One').clone).toEqual(result.vm('Two').clone);
    expect(result.vm('Three').clone.vm_id).not.toBe(result.vm('One').clone.vm_id);
  });

  test('makes another one for another firmware, and for another platform', () => {
    const result = written(stack => {
      const [pve, other] = [proxmox(stack), proxmox(stack, {}, 'Other')];
      const machine = (id: string, platform: ProxmoxPlatform, firmware?: Firmware) => {
        host += 1;
        return new HardenedVm(stack, id, { image: platform.image(OperatingSystem.DEBIAN_13), network: platform.bridge('vmbr0'), ip: IpAssignment.of(`10.0.20.${host}/24`), firmware });
      };
      machine('One', pve);
      machine('Two', pve, Firmware.bios());
      machine('Three', other);
    });
    expect(Object.keys(result.templates).length).toBe(3);
    expect([result.vm('One').bios, result.vm('Two').bios]).toEqual(['ovmf', 'seabios']);
  });

  test('makes one in each stack', () => {
    const results = writtenApp(app => {
      for (const name of ['one', 'two']) {
        const stack = new EstateStack(app, name, { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
        const pve = proxmox(stack);
        clone(stack, pve, `Web-${name}`, pve.image(OperatingSystem.DEBIAN_13));
      }
    }, ['one', 'two']);
    expect(Object.values(results).map(result => Object.keys(result.templates).length)).toEqual([1, 1]);
  });

  test('gives room to an image whose size nobody knows, and refuses a root disk below it', () => {
    const build = (size: Size) => (stack: EstateStack) => {
      const pve = proxmox(stack);
      new HardenedVm(stack, 'Web', { image: pve.image(OperatingSystem.ARCH_LINUX), network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.10/24'), diskSize: size });
    };
    expect(Object.values(written(build(Size.gibibytes(10))).templates)[0].disk[0].size).toBe(10);
    expect(codesOf(refusal(build(Size.gibibytes(9))))).toEqual(['HW1211']);
  });
});

test('a template is an image: of its guest, as large as its disk', () => {
  written(stack => {
    const pve = proxmox(stack);
    const golden: IMachineImage = new VmTemplate(stack, 'Golden', { image: pve.image(OperatingSystem.ROCKY_9), diskSize: Size.gibibytes(30) });
    expect([golden.imageName, golden.guest.id, golden.minimumDisk.toString(), golden.guestAgentInside]).toEqual(['rocky-9', 'rocky-9', '30 GiB', true]);
    expect(new HardenedVm(stack, 'Web', { image: golden, network: pve.bridge('vmbr0'), ip: IpAssignment.of('10.0.20.10/24') }).rootDisk.size.toString()).toBe('30 GiB');
  });
});
