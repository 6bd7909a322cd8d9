import { program, synthesize } from './estate';
import { Cidr, ClusterFirewall } from '../../src';
import { Project, refusalOf } from '../support/project';

const project = Project.forEachTest();
const managed = (enabled?: boolean) => ({ clusterFirewall: ClusterFirewall.managed({ managementNetworks: [Cidr.of('10.0.10.0/24')], enabled }) });
const nothing = () => {};
const guards = () => project.json('hostwright.lock.json').guards;

test('GIVEN a managed firewall of the cluster WHEN it leaves the program THEN it is refused until it was switched off', () => {
  synthesize(project, nothing, managed());
  expect(guards()).toEqual({ 'managed firewall of proxmox https://pve.example:8006': { stack: 'lab', path: 'Pve', release: 'say enabled: false and apply' } });
  expect(refusalOf(program(nothing)).problems).toEqual([{
    path: 'lab/Pve',
    code: 'HW1411',
    message: 'HW1411 safeguard that left the program before it was let go: given no managed firewall of proxmox https://pve.example:8006 any more; allowed: one that was let go first. Bring it back, say enabled: false and apply, and take it out then.',
  }]);

  synthesize(project, nothing, managed(false));
  expect(Object.values<any>(guards())[0].released).toBe(true);
  synthesize(project, nothing);
  expect(guards()).toBeUndefined();
});

test('GIVEN it is on again WHEN it leaves THEN it is refused again', () => {
  synthesize(project, nothing, managed(false));
  synthesize(project, nothing, managed(true));
  expect(refusalOf(program(nothing)).codes).toEqual(['HW1411']);
});

test('GIVEN a guard that is none WHEN the lock is read THEN its place is told', () => {
  project.write(JSON.stringify({ version: 1, machines: {}, templates: {}, guards: { x: { stack: 'lab', path: 'Pve' } } }), 'hostwright.lock.json');
  expect(refusalOf(program(nothing)).message).toContain('HW1401 lock that cannot be read: given hostwright.lock.json: guards.x.release is no text');
});
