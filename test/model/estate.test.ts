import { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { thrown } from './refused';
import { CalendarDate, Estate, EstateStack, HardenedVm, IpAssignment, IVirtualMachine, OperatingSystem, Platform } from '../../src';
import { duplicatesIn } from '../../src/model/duplicates';
import { ADMIN, DAY, proxmox, writtenApp } from '../platforms/written';

describe('the estate', () => {
  test('is one for each App, whatever asks for it', () => {
    const [app, other] = [new App(), new App()];
    const stack = new TerraformStack(app, 'stack');
    expect(Estate.of(stack)).toBe(Estate.of(app));
    expect(Estate.of(new Construct(stack, 'Deep'))).toBe(Estate.of(app));
    expect(Estate.of(other)).not.toBe(Estate.of(app));
  });

  test('knows the machines of every stack, as a copy', () => {
    let machines: IVirtualMachine[] = [];
    writtenApp(app => {
      for (const name of ['one', 'three']) {
        const stack = new EstateStack(app, name, { asOf: DAY, defaults: { admin: ADMIN, dns: ['10.0.20.1'] } });
        const pve = proxmox(stack);
        new HardenedVm(stack, 'Web', { image: pve.image(OperatingSystem.DEBIAN_13), network: pve.bridge('vmbr0'), ip: IpAssignment.of(`10.0.20.1${name.length}/24`), hostName: name });
      }
      Estate.of(app).machines.pop();
      ({ machines } = Estate.of(app));
    }, ['one', 'three']);
    expect(machines.map(machine => machine.intent.hostName.toString())).toEqual(['one', 'three']);
  });
});

describe('the date of checks', () => {
  const { SOURCE_DATE_EPOCH } = process.env;
  afterEach(() => {
    jest.useRealTimers();
    if (SOURCE_DATE_EPOCH === undefined) { delete process.env.SOURCE_DATE_EPOCH; } else { process.env.SOURCE_DATE_EPOCH = SOURCE_DATE_EPOCH; }
  });

  test('is the one that was given, else SOURCE_DATE_EPOCH, else today in UTC', () => {
    const estate = Estate.of(new App());
    jest.useFakeTimers({ now: new Date('2027-03-04T23:59:59Z') });
    delete process.env.SOURCE_DATE_EPOCH;
    expect([estate.checkDate.toString(), estate.asOf]).toEqual(['2027-03-04', undefined]);
    process.env.SOURCE_DATE_EPOCH = '0';
    expect(estate.checkDate.toString()).toBe('1970-01-01');
    process.env.SOURCE_DATE_EPOCH = 'yesterday';
    expect(estate.checkDate.toString()).toBe('2027-03-04');
    estate.checkAsOf(DAY);
    expect([estate.checkDate.toString(), estate.asOf?.toString()]).toEqual(['2026-11-21', '2026-11-21']);
  });

  test('may be given again when it is the same, and no other', () => {
    const estate = Estate.of(new App());
    estate.checkAsOf(DAY);
    estate.checkAsOf(CalendarDate.of('2026-11-21'));
    expect(thrown(() => estate.checkAsOf(CalendarDate.of('2026-11-22'))).code).toBe('HW1216');
  });
});

describe('duplicates', () => {
  interface Stub { path: string; name: string; nics?: { network?: string; v4?: string; mac: string }[] }
  const machineOf = ({ path, name, nics = [] }: Stub) => ({
    node: { path },
    guestIntent: { hostName: { toString: () => name } },
    intent: {
      hostName: { toString: () => name },
      nics: nics.map(({ network = 'lan', v4, mac }) => ({
        network: { networkName: network, platform: { systemName: 'pve' } }, mac: { toString: () => mac }, ip: { addressV4: v4 && { toString: () => v4 } },
      })),
    },
  }) as unknown as IVirtualMachine;
  const found = (stubs: Stub[], mine: string[] = ['a', 'b']) => duplicatesIn(stubs.map(machineOf), machine => mine.includes(machine.node.path)).map(({ code, given }) => `${code} ${given}`);

  test.each<[string, Stub[], string[]]>([
    ['none', [{ path: 'a', name: 'a', nics: [{ mac: '1', v4: '10.0.0.1' }] }, { path: 'b', name: 'b', nics: [{ mac: '2', v4: '10.0.0.2' }] }], []],
    ['a host name', [{ path: 'a', name: 'x' }, { path: 'b', name: 'x' }], ['HW1203 x for a and b']],
    ['a host name, whose MACs follow from it', [{ path: 'a', name: 'x', nics: [{ mac: '1' }] }, { path: 'b', name: 'x', nics: [{ mac: '1' }] }], ['HW1203 x for a and b']],
    ['an address on one network', [{ path: 'a', name: 'a', nics: [{ mac: '1', v4: '10.0.0.1' }] }, { path: 'b', name: 'b', nics: [{ mac: '2', v4: '10.0.0.1' }] }], ['HW1204 10.0.0.1 on lan in pve for a and b']],
    ['an address on two networks', [{ path: 'a', name: 'a', nics: [{ mac: '1', v4: '10.0.0.1' }] }, { path: 'b', name: 'b', nics: [{ mac: '2', v4: '10.0.0.1', network: 'dmz' }] }], []],
    ['an address on one machine', [{ path: 'a', name: 'a', nics: [{ mac: '1', v4: '10.0.0.1' }, { mac: '2', v4: '10.0.0.1' }] }], ['HW1204 10.0.0.1 on lan in pve for a and a']],
    ['a MAC', [{ path: 'a', name: 'a', nics: [{ mac: '1' }] }, { path: 'b', name: 'b', nics: [{ mac: '1' }] }], ['HW1205 1 on lan in pve for a and b']],
    ['a MAC on one machine', [{ path: 'a', name: 'a', nics: [{ mac: '1' }, { mac: '1' }] }], ['HW1205 1 on lan in pve for a and a']],
    ['only elsewhere', [{ path: 'c', name: 'x' }, { path: 'd', name: 'x' }], []],
    ['mine and another stack\'s', [{ path: 'a', name: 'x' }, { path: 'c', name: 'x' }], ['HW1203 x for a and c']],
  ])('%s', (_, stubs, expected) => {
    expect(found(stubs)).toEqual(expected);
  });
});

describe('a platform', () => {
  class Bare extends Platform {
    public readonly platformName: string = 'bare';
  }
  const bare = new Bare(new TerraformStack(new App(), 'stack'), 'Bare');

  test('refuses each capability that it does not have', () => {
    const intent = { path: 'stack/Web' } as Parameters<Platform['bindVm']>[1];
    expect(thrown(() => bare.bindVm(bare, intent)).message).toMatch(/^\[stack\/Web\] HW1201 .*virtual machines on bare/);
    expect(bare.inspectVm(intent).refusals.map(({ code, given }) => `${code} ${given}`)).toEqual(['HW1201 virtual machines on bare']);
    expect(bare.inspectTemplate({} as never).map(({ code, given }) => `${code} ${given}`)).toEqual(['HW1201 templates on bare']);
    const scope = new Construct(bare, 'Firewall');
    bare.bindFirewall(scope, intent);
    expect(scope.node.validate().map(line => line.slice(0, 6))).toEqual(['HW1201']);
    bare.bindTemplate(scope, {} as never);
    expect(scope.node.children).toEqual([]);
  });
});
