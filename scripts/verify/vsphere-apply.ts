import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Judge, Planted, plantedFile, verdictOn } from './judge';
import { filesReadBy, Outputs } from './outputs';
import { CANNOT_GET_PROVIDERS, environmentFor, oneLine, terraformIn } from './terraform';
import { Lab, LabKind, loginVariables, withLab, writeOva } from '../labs/lab';
import { ESTATES, labDocument } from '../labs/lab-document';
import { LabTools, labTools } from '../labs/tools';
import { ROOT } from '../lib/examples';

type Json = Record<string, any>;
type Change = { readonly address: string; readonly change: { readonly actions: readonly string[]; readonly before: Json; readonly after: Json; readonly after_unknown: Json } };

const READER = 'terraform';
const MACHINE = 'vsphere_virtual_machine';
/** What a simulated host forgets. Everything else must be as it was applied. */
const FORGOTTEN = ['swap_placement_policy'];
/** The simulator can stand still when two machines are switched off at once. */
const ONE_BY_ONE = '-parallelism=1';
const PLAN = 'judge.plan';
const MOST_OUTPUT = 64_000_000;

/** The estates of the labs, applied to a simulated vCenter and ESXi with the real provider, planned once more, and destroyed. */
export const VSPHERE_APPLY: Judge = {
  name: 'vSphere machines, applied to a simulated vCenter and ESXi',
  planted: [
    spoiled('a disk smaller than that of the template', document => { machineFrom(document, MACHINE).disk[0].size = 1; }),
    spoiled('an argument that is not applied, which only the second plan sees', document => { machineFrom(document, 'vsphere_content_library_item').guest_id = 'rhel9_64Guest'; }),
  ],
  run: outputs => {
    const estates = appliedIn(outputs);
    const tools = labTools();
    if (typeof tools === 'string') { return { files: 0, items: 0, findings: [], skipped: estates.map(({ name }) => ({ file: name, reason: tools })) }; }
    return verdictOn(estates, ({ name, kind, document }) => withLab(tools, kind, lab => {
      const tried = applied(tools, lab, document);
      return typeof tried === 'string' ? { skipped: [{ file: name, reason: tried }] } : { items: tried.items, findings: tried.findings.map(text => `${name}: ${text}`) };
    }));
  },
};

/** The labs' own estates, unless a planted one is to be judged. */
function appliedIn(outputs: Outputs): { name: string; kind: LabKind; document: Json }[] {
  if (outputs.repository === ROOT) { return Object.values(LabKind).map(kind => ({ name: ESTATES[kind], kind, document: labDocument(kind) })); }
  return filesReadBy(outputs, READER).map(({ name, path: file }) => ({ name, kind: LabKind.VCENTER, document: JSON.parse(fs.readFileSync(file, 'utf8')) }));
}

/** How many resources were applied and what was wrong; or why nothing could be tried. */
function applied(tools: LabTools, lab: Lab, document: Json): { items: number; findings: string[] } | string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-apply-'));
  try {
    fs.writeFileSync(path.join(folder, 'cdk.tf.json'), JSON.stringify(document));
    fs.writeFileSync(path.join(folder, 'judge_override.tf.json'), JSON.stringify(overrideFor(lab, document)));
    writeOva(tools, path.join(folder, 'golden.ova'));
    const env = { ...environmentFor(document), ...loginVariables(lab) };
    const terraform = terraformIn(folder, env);
    const init = terraform('init', '-input=false');
    if (init.never !== undefined) { return init.never; }
    if (!init.ok && CANNOT_GET_PROVIDERS.test(init.output)) { return `terraform init cannot get vmware/vsphere: ${oneLine(init.output)}`; }
    if (!init.ok) { return { items: 0, findings: [`terraform init: ${oneLine(init.output)}`] }; }
    const apply = terraform('apply', '-input=false', '-auto-approve', ONE_BY_ONE);
    if (!apply.ok) { return { items: 0, findings: [`terraform apply: ${oneLine(apply.output)}`] }; }
    const items = Number(/(\d+) added/.exec(apply.output)?.[1] ?? 0);
    const plan = terraform('plan', '-input=false', `-out=${PLAN}`, ONE_BY_ONE);
    const differences = plan.ok ? differencesIn(folder, env) : [`terraform plan: ${oneLine(plan.output)}`];
    const destroy = terraform('destroy', '-input=false', '-auto-approve', ONE_BY_ONE);
    return { items, findings: [...differences, ...destroy.ok ? [] : [`terraform destroy: ${oneLine(destroy.output)}`]] };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Leads the stack to the lab, keeps the state in the folder, and lets protected machines be destroyed. */
function overrideFor({ server, user, password }: Lab, document: Json): Json {
  const blocks: Json[] = [document.provider.vsphere].flat();
  const machines = Object.keys(document.resource[MACHINE]).map(name => [name, { lifecycle: { prevent_destroy: false } }]);
  return {
    terraform: { backend: { local: { path: 'judge.tfstate' } } },
    provider: { vsphere: blocks.map(({ alias }) => ({ alias, vsphere_server: server, user, password, allow_unverified_ssl: true })) },
    resource: { [MACHINE]: Object.fromEntries(machines) },
  };
}

/** What a second plan would change, as far as the simulator does not forget it. */
function differencesIn(folder: string, env: NodeJS.ProcessEnv): string[] {
  const { stdout } = spawnSync('terraform', ['show', '-json', PLAN], { cwd: folder, env, encoding: 'utf8', maxBuffer: MOST_OUTPUT });
  const { resource_changes: changes = [] } = JSON.parse(stdout) as { resource_changes?: Change[] };
  return changes.filter(({ change }) => !['no-op', 'read'].includes(change.actions[0])).flatMap(({ address, change: { actions, before, after, after_unknown: unknown } }) => {
    if (actions.join() !== 'update') { return [`${address}: the second plan has ${actions.join(' and ')}`]; }
    const names = Object.keys(after).filter(name => unknown[name] !== true && JSON.stringify(before[name]) !== JSON.stringify(after[name]) && !FORGOTTEN.includes(name));
    return names.map(name => `${address}: the second plan changes ${name} from ${JSON.stringify(before[name])} to ${JSON.stringify(after[name])}`.slice(0, 400));
  });
}

/** The estate of the lab, with a mistake. */
function spoiled(mistake: string, spoil: (document: Json) => void): Planted {
  return plantedFile(mistake, 'cdk.tf.json', READER, () => {
    const document = labDocument();
    spoil(document);
    return JSON.stringify(document);
  });
}

/** A machine that is made from a kind of source. */
function machineFrom(document: Json, source: string): Json {
  return Object.values<Json>(document.resource[MACHINE]).find(({ clone }) => clone.template_uuid.includes(`data.${source}.`))!;
}
