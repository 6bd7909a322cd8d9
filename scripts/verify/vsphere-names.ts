import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Judge, Planted, plantedFile, Verdict, verdictOn } from './judge';
import { filesReadBy, Outputs } from './outputs';
import { Lab, LabKind, loginVariables, withLab } from '../labs/lab';
import { ESTATES, labDocument } from '../labs/lab-document';
import { LabTools, labTools } from '../labs/tools';
import { ROOT } from '../lib/examples';

type Json = Record<string, any>;

/** Something to ask a vSphere about. */
interface Asked {
  readonly name: string;
  readonly document: Json;
}

const READER = 'terraform';
const NOT_THERE = 'planted-and-not-there';
/** Data sources whose name a planted mistake changes. */
const NAMED = ['datacenter', 'compute_cluster', 'host', 'resource_pool', 'datastore', 'network', 'virtual_machine', 'content_library', 'content_library_item', 'tag_category', 'tag'];

/** What the examples name, held against a simulated vCenter and ESXi; and templates against the machines that are cloned from them. */
export const VSPHERE_NAMES: Judge = {
  name: 'vSphere names and templates',
  planted: [
    ...NAMED.map(kind => spoiled(`a ${kind} that is not there`, document => { first(document.data[`vsphere_${kind}`]).name = NOT_THERE; })),
    spoiled('a disk smaller than that of the template', document => { clone(document).disk.find((disk: Json) => disk.unit_number === 0).size = 1; }),
    spoiled('another guest than the template has', document => { clone(document).guest_id = 'rhel9_64Guest'; }),
    spoiled('another firmware than the template has', document => { clone(document).firmware = 'bios'; }),
    spoiled('a guest that is newer than the hosts', document => { Object.assign(clone(document), { guest_id: 'debian13_64Guest', clone: undefined }); }),
    spoiled('a clone on a standalone ESXi', document => {
      document.data = { vsphere_datacenter: { dc: {} }, vsphere_host: { esxi: { datacenter_id: '${data.vsphere_datacenter.dc.id}' } } };
    }),
  ],
  run: outputs => {
    const documents = askedIn(outputs);
    const tools = labTools();
    if (typeof tools === 'string') { return { files: 0, items: 0, findings: [], skipped: documents.map(({ name }) => ({ file: name, reason: tools })) }; }
    return judged(tools, documents);
  },
};

/** Every document that asks vSphere for a name, and those of the labs' own estates. */
function askedIn(outputs: Outputs): Asked[] {
  const own = outputs.repository === ROOT ? Object.values(LabKind).map(kind => ({ name: ESTATES[kind], document: labDocument(kind) })) : [];
  const files = filesReadBy(outputs, READER).map(({ name, path: file }) => ({ name, document: JSON.parse(fs.readFileSync(file, 'utf8')) as Json }));
  return [...own, ...files.filter(({ document }) => Object.keys(document.data ?? {}).some(type => type.startsWith('vsphere_')))];
}

function judged(tools: LabTools, documents: readonly Asked[]): Verdict {
  const asked = documents.flatMap(one => connectionsOf(one.document).map(alias => ({ ...one, alias, kind: kindOf(one.document, alias) })));
  const verdicts = Object.values(LabKind).map(kind => {
    const ofKind = asked.filter(one => one.kind === kind);
    return ofKind.length === 0 ? undefined : withLab(tools, kind, lab => verdictOn(ofKind, ({ name, document, alias }) => check(tools, lab, name, document, alias)));
  });
  return verdicts.reduce<Verdict>((sum, one) => one === undefined ? sum : {
    files: sum.files + one.files, items: sum.items + one.items, findings: [...sum.findings, ...one.findings], skipped: [],
  }, { files: 0, items: 0, findings: [], skipped: [] });
}

/** Aliases of the connections; the one without an alias is the empty text. */
function connectionsOf(document: Json): string[] {
  const blocks: Json[] = [document.provider?.vsphere ?? []].flat();
  return blocks.length < 2 ? [''] : blocks.map(({ alias }) => alias ?? '');
}

/** Only a standalone host has a datacenter that nobody named. */
function kindOf(document: Json, alias: string): LabKind {
  const datacenters = Object.values<Json>(document.data?.vsphere_datacenter ?? {}).filter(({ provider = '' }) => alias === '' || provider.includes(alias));
  return datacenters.length > 0 && datacenters.every(({ name }) => name === undefined) ? LabKind.ESXI : LabKind.VCENTER;
}

interface Report {
  readonly lookups: number;
  readonly machines: number;
  readonly findings: readonly { path: string; code: string; given: string; found: string }[];
  readonly notChecked: readonly { path: string; why: string }[];
}

function check({ checker }: LabTools, lab: Lab, name: string, document: Json, alias: string): { items: number; findings: string[] } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-names-'));
  try {
    const file = path.join(folder, 'cdk.tf.json');
    fs.writeFileSync(file, JSON.stringify(document));
    const args = ['-json', '-allow-unverified-tls', ...alias === '' ? [] : ['-provider', alias], file];
    const { status, stdout, stderr } = spawnSync(checker, args, { encoding: 'utf8', env: { ...process.env, ...loginVariables(lab) } });
    if (status !== 0 && status !== 1) { return { items: 0, findings: [`${name}: ${stderr.trim()}`] }; }
    const { lookups, machines, findings, notChecked } = JSON.parse(stdout) as Report;
    return {
      items: lookups + machines,
      findings: [
        ...findings.map(({ path: at, code, given, found }) => `${name}: ${at}: ${code}: given ${given}, found ${found}`),
        ...notChecked.filter(({ why }) => why.startsWith('nothing here asks')).map(({ path: at, why }) => `${name}: ${at}: ${why}`),
      ],
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** The estate of the lab, with a mistake. */
function spoiled(mistake: string, spoil: (document: Json) => void): Planted {
  return plantedFile(mistake, 'cdk.tf.json', READER, () => {
    const document = labDocument();
    spoil(document);
    return JSON.stringify(document);
  });
}

function first(blocks: Json): Json {
  return Object.values<Json>(blocks)[0];
}

/** A machine that is cloned from a template. */
function clone(document: Json): Json {
  return Object.values<Json>(document.resource.vsphere_virtual_machine).find(({ clone: source }) => source.template_uuid.includes('vsphere_virtual_machine'))!;
}
