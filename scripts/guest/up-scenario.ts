import { UpLab } from './up-lab';
import { STACK } from './up-project';

/** What the role of the project writes, and what the playbook that comes after every role does. */
export const MARKER = '/etc/hostwright-marker';
const AFTER = '/etc/hostwright-after';
const ROLE = 'ansible/roles/marker/tasks/main.yml';
const NOTHING_TO_APPLY = 'Resources: 0 added, 0 changed, 0 destroyed';
/** How the way on is told. */
export const WAY_ON = /go on with `([^`]+)`/;

/** From an empty project to a guest that is as the program says, and once more. */
export function upScenario(lab: UpLab): void {
  const { project } = lab;
  lab.up('synth', '--to synth');
  plansOnly(lab, 'before the first apply', 'npx hostwright up lab --to init');
  lab.holds('--plan made a state', !project.has(`terraform.${STACK}.tfstate`));
  if (lab.findings.length > 0) { return; }

  const first = lab.up('the first up', '--auto-approve');
  if (!first.ok) { return; }
  lab.holds('the first up: Terraform added something else than one resource', first.output.includes('Resources: 1 added, 0 changed, 0 destroyed'));
  const { resources } = JSON.parse(project.read(`terraform.${STACK}.tfstate`)) as { resources: { type: string }[] };
  lab.holds('the first up: the state is not that of one terraform_data', resources.map(({ type }) => type).join() === 'terraform_data');
  lab.played('the first up', first, ({ changed, failed }) => changed > 0 && failed === 0);
  lab.prints('what the role wrote', `stat -c %a ${MARKER}; cat ${MARKER} ${AFTER}`, /^644\s+yes: \{\{ 1 \}\}\s+after$/);
  lab.prints('what BOOTSTRAP set', 'cat /etc/timezone; date +%Z', /^Europe\/Berlin\s+CES?T$/);

  const second = lab.up('the second up', '--auto-approve');
  lab.holds('the second up: Terraform changed something', second.output.includes(NOTHING_TO_APPLY));
  lab.played('the second up', second, ({ changed }) => changed === 0);

  lab.guest.asRoot(`rm -f ${MARKER} ${AFTER}`);
  plansOnly(lab, 'when all is up', 'No changes. Your infrastructure matches the configuration.');
}

/** Each step that fails ends it, says how to go on, and from there it goes on. */
export function failureScenario(lab: UpLab): void {
  aRoleThatFails(lab);
  if (lab.findings.length === 0) { aPortThatIsClosed(lab); }
  if (lab.findings.length === 0) { aPortThatOpensLate(lab); }
}

function plansOnly(lab: UpLab, when: string, words: string): void {
  const before = lab.project.fingerprint;
  const { output } = lab.up(`--plan ${when}`, '--plan');
  lab.holds(`--plan ${when} does not say ${words}`, output.includes(words));
  lab.holds(`--plan ${when} wrote into the project`, lab.project.fingerprint === before);
  lab.prints(`the guest after --plan ${when}`, 'ls /etc | grep -c hostwright-[ma] || true', /^0$/);
}

function aRoleThatFails(lab: UpLab): void {
  const { project } = lab;
  const good = project.read(ROLE);
  project.write(ROLE, '---\n- name: Fail\n  ansible.builtin.fail:\n    msg: broken on purpose\n');
  lab.guest.asRoot(`rm -f ${MARKER} ${AFTER}`);
  const ran = project.run(`npx hostwright up ${STACK} --auto-approve`);
  if (!lab.failed('a role that fails', ran, 'broken on purpose', 'given play: `ansible-playbook site.yml` ended with 2', 'Nothing after it was run.')) { return; }
  lab.prints('what comes after a role that fails', `ls ${AFTER} 2>&1 || true`, /No such file/);
  project.write(ROLE, good);
  const mended = lab.worked('the way on after a role that failed', project.run(lab.told('a role that fails', ran, WAY_ON)));
  lab.holds('the way on after a role that failed does more than to play', !mended.output.includes('terraform'));
  lab.played('the way on after a role that failed', mended, ({ changed }) => changed === 2);
  lab.prints('what comes after a role that was mended', `cat ${MARKER} ${AFTER}`, /^yes: \{\{ 1 \}\}\s+after$/);
}

function aPortThatIsClosed(lab: UpLab): void {
  const { project, guest } = lab;
  guest.asRoot(`rm -f ${MARKER}`);
  project.hangUp();
  guest.close();
  const ran = project.run(`npx hostwright up ${STACK} --from apply --auto-approve --wait 3`);
  guest.open();
  if (!lab.failed('a port that is closed', ran, NOTHING_TO_APPLY, 'Connection refused', 'given wait: `ansible-playbook ping.yml` ended with 4', 'Nothing after it was run.')) { return; }
  lab.holds('a port that is closed: site.yml was played', !ran.output.includes('Wait for the hosts'));
  const mended = lab.worked('the way on after a port was opened', project.run(lab.told('a port that is closed', ran, WAY_ON)));
  lab.holds('the way on after a port was opened applies again', !mended.output.includes('terraform'));
  lab.played('the way on after a port was opened', mended, ({ changed }) => changed === 1);
}

function aPortThatOpensLate(lab: UpLab): void {
  const { project, guest } = lab;
  project.hangUp();
  guest.close();
  const { output, ended } = project.runMeanwhile(`npx hostwright up ${STACK} --from wait --auto-approve --wait 120`, 'guest did not answer', () => guest.open());
  lab.holds(`a port that opens late: ${output.slice(-1500)}`, ended && output.includes(`${STACK}: done.`));
  lab.played('a port that opens late', { ok: ended, output }, ({ changed }) => changed === 0);
}
