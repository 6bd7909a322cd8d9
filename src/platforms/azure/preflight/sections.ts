import { TerraformProvider } from 'cdktf';
import { asks, word } from './az';
import { capacity } from './capacity';
import { Needs } from './needs';
import type { PreflightFound } from './preflight';
import { FORMS, LOGIN } from './preparation';
import { privilegeBlocks } from './privilege-blocks';
import { code, codes, section, table } from '../../preflight/markdown';

/** What the subscription of one platform must have, with a command for each line. Nothing that the stack does not use. */
export function preflightSections(found: PreflightFound, roleFile: string): string[] {
  const { needs } = found;
  return [
    ...section('Subscription', ...subscription(needs)),
    ...section('Resource providers', ...resourceProviders(needs)),
    ...section('Encryption at host', encryption(needs)),
    ...section('Resource group', ...groups(needs)),
    ...section('What is there already', existing(needs)),
    ...section('Images', ...images(needs)),
    ...section('Sizes and quota', ...capacity(needs)),
    ...section('Key Vaults', ...vaults(needs)),
    ...section('Names that must be free', ...freeNames(needs)),
    ...section('Secrets', ...needs.secrets.blocks(FORMS, LOGIN)),
    ...section('Privileges', ...privilegeBlocks(found, roleFile)),
  ];
}

function subscription({ subject: { subscriptionId } }: Needs): string[][] {
  const shown = code('az account show --query "[id, name, tenantId]" --output tsv');
  return subscriptionId === undefined
    ? [[`${shown} prints the subscription; \`az account set --subscription ...\` chooses another. Terraform takes that of \`ARM_SUBSCRIPTION_ID\`.`]]
    : [[`\`az account set --subscription ${word(subscriptionId)}\` chooses it, and ${shown} prints it.`]];
}

function resourceProviders({ resourceProviders: names, subject: { provider } }: Needs): string[][] {
  if (names.length === 0) { return []; }
  return [
    ['`Registered` is printed for each. Registering takes minutes, and a role that may do it in the subscription.'],
    table(['resource provider', 'check', 'register'], names.map(name => [code(name), code(asks(`provider show --namespace ${name}`, 'registrationState')), code(`az provider register --namespace ${name}`)])),
    registersItself(provider) ? ['The provider is told to register more by itself, which the roles below do not allow: its first request fails, unless `ARM_RESOURCE_PROVIDER_REGISTRATIONS=none` is set or all of them are registered.'] : [],
  ];
}

/** The provider registers what it may need unless it is told not to; from version 5 on only where it is told to. */
function registersItself(provider: TerraformProvider): boolean {
  const [, registers] = /"resource_provider_registrations":"(\w+)"/.exec(JSON.stringify(provider.toTerraform())) ?? [];
  return registers === undefined ? /^\D*4\b/.test(provider.terraformGeneratorMetadata?.providerVersionConstraint ?? '') : registers !== 'none';
}

function encryption({ encryptsAtHost }: Needs): string[] {
  if (!encryptsAtHost) { return []; }
  const feature = '--namespace Microsoft.Compute --name EncryptionAtHost';
  return [
    `Machines are encrypted at their host, which a subscription must allow: ${code(asks(`feature show ${feature}`, 'properties.state'))} prints \`Registered\`. `
    + `Else \`az feature register ${feature}\`, wait until it does, then \`az provider register --namespace Microsoft.Compute\`.`,
  ];
}

function groups({ subject: { resourceGroup, location }, madeGroups, scopes, elements }: Needs): string[][] {
  const used = elements.size > 0 && !scopes.makesGroup(resourceGroup);
  return [
    used ? [`${code(asks(`group show --name ${word(resourceGroup)}`, 'location'))} prints where the group \`${resourceGroup}\` is. What it holds may lie elsewhere: the platform's machines lie in \`${location}\`.`] : [],
    madeGroups.map(name => `- The stack makes \`${name}\`: before the first apply, \`az group exists --name ${word(name)}\` prints \`false\`.`),
  ];
}

function existing({ existing: all }: Needs): string[] {
  return table(['what', 'name', 'check'], all.map(({ what, name, check }) => [what, code(name), code(check)]));
}

function images({ images: all }: Needs): string[][] {
  const terms = all.filter(({ hasTerms }) => hasTerms);
  return [
    table(['image', 'location', 'check'], all.map(({ urn, location }) => [code(urn), location, code(asks(`vm image show --location ${location} --urn ${word(urn)}`, 'name'))])),
    terms.length === 0 ? [] : ['Terms of these are accepted once in a subscription, by somebody who may: the check prints `true`.'],
    table(['image with terms', 'check', 'accept'], terms.map(({ urn }) => [code(urn), code(asks(`vm image terms show --urn ${word(urn)}`, 'accepted')), code(`az vm image terms accept --urn ${word(urn)}`)])),
  ];
}

function vaults({ vaults: all }: Needs): string[][] {
  if (all.length === 0) { return []; }
  const show = (vault: string, property: string) => code(asks(`keyvault show --name ${word(vault)}`, `properties.${property}`));
  return [
    table(['Key Vault', 'check: `true`', 'for'], all.flatMap(({ vault, secrets, deploys }) => [
      [code(vault), show(vault, 'enableRbacAuthorization'), secrets.length > 0 ? `secrets ${codes(secrets)} are read by roles` : 'roles say who may read'],
      ...deploys ? [[code(vault), show(vault, 'enabledForDeployment'), 'Azure puts secrets of it into machines']] : [],
    ])),
    table(['secret', 'check'], all.flatMap(({ vault, secrets }) => secrets.map(name => [code(`${vault}/${name}`), code(asks(`keyvault secret show --vault-name ${word(vault)} --name ${word(name)}`, 'id'))]))),
    ['Where the first prints `false`, the vault has access policies instead, and `az keyvault set-policy --secret-permissions get` lets somebody read. Its network must let Terraform and Ansible in.'],
  ];
}

function freeNames({ freeNames: all }: Needs): string[][] {
  return all.length === 0 ? [] : [
    ['Before the first apply none of these is printed. After it they are the stack\'s own.'],
    table(['what', 'names', 'check'], all.map(({ what, names, check }) => [what, codes(names), code(check)])),
  ];
}
