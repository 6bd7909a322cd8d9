import * as fs from 'fs';
import { createRequire } from 'module';
import * as path from 'path';
import { ROOT } from './examples';
import { GENERATED, markdownTable } from './markdown';
import type { ArgumentCoverage } from '../../src/platforms/argument-coverage';
import type { ArgumentSection } from '../../src/platforms/azure/argument-tables';
import type { IntentCoverage } from '../../src/platforms/intent-coverage';

/** What a platform's coverage.ts says. */
interface Coverage {
  readonly intentCoverage: Readonly<Record<string, IntentCoverage>>;
  /** How each argument of the provider's machine is reached. */
  readonly vmArguments?: Readonly<Record<string, ArgumentCoverage>>;
  /** The same, where a machine is several resources. */
  readonly argumentSections?: readonly ArgumentSection[];
}

type ArgumentRows = Readonly<Record<string, ArgumentCoverage>>;

/** In the order of the columns. */
const TITLES: Readonly<Record<string, string>> = { proxmox: 'Proxmox VE', vsphere: 'VMware vSphere', esxi: 'ESXi without vCenter', azure: 'Azure' };

/** Platforms with a coverage table, in the order of their titles: one that comes later appears by itself, behind them. */
function platforms(): { title: string; coverage: Coverage }[] {
  const folder = path.join(ROOT, 'src', 'platforms');
  const tables = fs.readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory()).flatMap(({ name }) => (
    fs.readdirSync(path.join(folder, name)).filter(file => /^(?:[a-z]+-)?coverage\.ts$/.test(file)).sort()
      .map(file => ({ name: file === 'coverage.ts' ? name : file.split('-')[0], file: path.join(folder, name, file) }))
  ));
  const order = Object.keys(TITLES);
  const placeOf = ({ name }: { name: string }) => order.includes(name) ? order.indexOf(name) : order.length;
  const ordered = tables.sort((one, other) => placeOf(one) - placeOf(other));
  return ordered.map(({ name, file }) => ({ title: TITLES[name] ?? name, coverage: createRequire(__filename)(file) as Coverage }));
}

/** What becomes of each field of the intent, platform by platform: one word. */
export function supportMatrixTable(): string[] {
  return matrix(({ outcome, code }) => code === undefined ? outcome : `${outcome} (${code})`);
}

/** A row for each field, a column for each platform. */
function matrix(cellOf: (coverage: IntentCoverage) => string): string[] {
  const all = platforms();
  const fields = [...new Set(all.flatMap(({ coverage }) => Object.keys(coverage.intentCoverage)))].sort();
  const cell = (coverage: IntentCoverage | undefined) => coverage === undefined ? '-' : cellOf(coverage);
  return markdownTable(['Field', ...all.map(({ title }) => title)], fields.map(field => [`\`${field}\``, ...all.map(({ coverage }) => cell(coverage.intentCoverage[field]))]));
}

function outcomeInWords({ outcome, code, words }: IntentCoverage): string {
  return `**${outcome}**${code === undefined ? '' : ` (${code})`}: ${words}`;
}

/** docs/support-matrix.md: the intent on every platform, and how each argument of a provider is reached. */
export function supportMatrixPage(): string {
  return [
    GENERATED,
    '# Support matrix',
    '',
    'Each field of what a machine shall be is rendered (Terraform gets it), configured (Ansible sets it inside of the guest), noted (`estate.json` says that it is not) or refused (the synth stops), on every platform. Nothing is dropped silently.',
    'A test compares this table with what is written.',
    '',
    ...matrix(outcomeInWords),
    '',
    ...platforms().flatMap(({ title, coverage: { vmArguments, argumentSections } }) => [
      ...vmArguments === undefined ? [] : argumentsOfOne(title, vmArguments),
      ...argumentSections === undefined ? [] : argumentsOfSeveral(title, argumentSections),
    ]),
  ].join('\n');
}

function argumentsOfOne(title: string, all: ArgumentRows): string[] {
  return [
    `## Arguments of a machine: ${title}`,
    '',
    `How each of the ${Object.keys(all).length} arguments that the provider's machine has is reached (${countsOf(Object.values(all))}). "neutral" is a field of the table above, "tune" a field of \`tune(vm, { ... })\` of the platform.`,
    '',
    ...argumentTable(all),
    '',
  ];
}

function argumentsOfSeveral(title: string, sections: readonly ArgumentSection[]): string[] {
  const rows = sections.flatMap(section => Object.values(section.rows));
  return [
    `## Arguments of a machine: ${title}`,
    '',
    `How each of the ${rows.length} arguments of a machine and of what belongs to it alone is reached (${countsOf(rows)}). "neutral" is a field of the table above, "tune" a field of \`tune(vm, { ... })\` of the platform,`,
    'with what holds where none is set behind the semicolon.',
    '',
    ...sections.flatMap(section => [`### ${section.title}: ${section.resources.map(type => `\`${type}\``).join(', ')}`, '', ...argumentTable(section.rows), '']),
  ];
}

function argumentTable(all: ArgumentRows): string[] {
  return markdownTable(['Argument', 'Reached by', 'How'], Object.keys(all).sort().map(name => [`\`${name}\``, all[name].route, all[name].by]));
}

function countsOf(rows: readonly ArgumentCoverage[]): string {
  const routes = [...new Set(rows.map(({ route }) => route))].sort();
  return routes.map(route => `${rows.filter(one => one.route === route).length} ${route}`).join(', ');
}
