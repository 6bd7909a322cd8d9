import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformDataSource, TerraformResource, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { EstateStack } from '../../../../src';
import { AzurePreflight } from '../../../../src/platforms/azure/preflight/preflight';
import { PreflightSubject } from '../../../../src/platforms/azure/preflight/subject';
import { DAY, expectAccepted, Json } from '../../written';

export const GROUP = 'rg-lab';
export const LOCATION = 'germanywestcentral';

/** What a synthesis wrote for the preflight of a stack called `lab`. */
export interface PreflightWritten {
  readonly page: string;
  readonly next: string;
  /** Sections of the page by title; those of the last platform where there are several. */
  readonly sections: Record<string, string>;
  readonly module: Json;
  readonly readers: Record<string, string>;
  /** Path and action, sorted: what the table lists, what the commands give, and what the module gives. */
  readonly table: string[];
  readonly commands: string[];
  readonly terraform: string[];
}

/** Synthesizes a stack with a provider and a platform that is told by hand; the module was held against the provider's facts. */
export function preflightOf(build: (stack: EstateStack) => void, props: Partial<PreflightSubject> = {}): PreflightWritten {
  return synthesized(stack => { build(stack); platform(stack, props); });
}

/** A provider, and the platform that has it. */
export function platform(stack: EstateStack, props: Partial<PreflightSubject> = {}, id = 'Azure', alias?: string): AzurermProvider {
  const provider = new AzurermProvider(stack, `${id}Provider`, { features: [{}], resourceProviderRegistrations: 'none', alias });
  AzurePreflight.of(stack).add({
    path: `lab/${id}`, below: [id], provider, location: LOCATION, resourceGroup: GROUP, createsResourceGroup: false, secrets: [], stack, ...props,
  });
  return provider;
}

export function synthesized(build: (stack: EstateStack) => void): PreflightWritten {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-'));
  try {
    const app = new App({ outdir });
    build(new EstateStack(app, 'lab', { asOf: DAY }));
    app.synth();
    const read = (file: string) => fs.readFileSync(path.join(outdir, 'stacks', 'lab', file), 'utf8');
    const page = read('preflight.md');
    const module = JSON.parse(read('preflight/azure/role.tf.json')) as Json;
    expectAccepted(module);
    const { files } = JSON.parse(read('artifacts.json')) as { files: Record<string, { readBy: string }> };
    return {
      page,
      next: read('NEXT.md'),
      module,
      sections: Object.fromEntries(page.split('\n### ').slice(1).map(text => [text.split('\n')[0], text.split('\n').slice(2).join('\n').split('\n## ')[0].trim()])),
      readers: Object.fromEntries(Object.entries(files).map(([file, { readBy }]) => [file, readBy])),
      table: [...page.matchAll(/^\| `(\/subscriptions[^`]*)` \| `([A-Za-z./]+)` \|/gm)].map(([, at, action]) => `${at} ${action}`).sort(),
      commands: commandsIn(page),
      terraform: grantsIn(module),
    };
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
}

function commandsIn(page: string): string[] {
  const roles = Object.fromEntries([...page.matchAll(/<<ROLE\n(\{\n[^]*?\n\})\nROLE/g)].map(([, text]) => JSON.parse(text) as Json).map(role => [role.Name, [...role.Actions, ...role.DataActions]]));
  return [...page.matchAll(/^az role assignment create .* --role (\S+) --scope "([^"]*)"$/gm)].flatMap(([, role, at]) => roles[role].map((action: string) => `${at.replace('$SUBSCRIPTION', '{subscription}')} ${action}`)).sort();
}

function grantsIn({ resource }: Json): string[] {
  const roles = Object.entries<Json>(resource.azurerm_role_definition ?? {});
  return roles.flatMap(([id, { permissions: [{ actions, data_actions: data }] }]) => {
    const assigned = JSON.parse(/: toset\((\[.*\])\)\}$/.exec(resource.azurerm_role_assignment[id].for_each)![1].replace(/\$\{data\.azurerm_subscription\.\w+\.id\}/g, '/subscriptions/{subscription}')) as string[];
    return assigned.flatMap(at => [...actions, ...data].map((action: string) => `${at} ${action}`));
  }).sort();
}

type Maker<T> = new (scope: Construct, id: string, config: never) => T;

/** Makes L1s of the provider, by the name of their module. */
export function make(stack: TerraformStack, module: string, id: string, config: object): TerraformResource {
  return made(stack, module, id, config);
}

/** Makes data sources. */
export function lookup(stack: TerraformStack, module: string, id: string, config: object): TerraformDataSource {
  return made(stack, `data-azurerm-${module}`, id, config);
}

function made<T>(stack: TerraformStack, module: string, id: string, config: object): T {
  const name = module.split('-').map(part => part[0].toUpperCase() + part.slice(1)).join('');
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const type = (require(`@cdktf/provider-azurerm/lib/${module}`) as Record<string, Maker<T>>)[name];
  return new type(stack, id, config as never);
}
