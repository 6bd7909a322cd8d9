import * as fs from 'fs';
import * as path from 'path';
import { machine } from './machines';
import { lookup, make, platform, preflightOf, PreflightWritten, synthesized } from './stack-on-azure';
import { LOOKUPS, RESOURCES, SUBSCRIPTION } from './type-samples';
import { typesWithoutRow } from './types-without-row';
import { EstateStack } from '../../../../src';
import { DATA_ROWS } from '../../../../src/platforms/azure/preflight/data-rows';
import { LINKS } from '../../../../src/platforms/azure/preflight/links';
import { COMMON_ACTIONS, DATA_ACTIONS } from '../../../../src/platforms/azure/preflight/privileges';
import { RESOURCE_ROWS } from '../../../../src/platforms/azure/preflight/resource-rows';

const { names, elsewhere } = JSON.parse(fs.readFileSync(path.join(__dirname, 'action-names.json'), 'utf8')) as { names: string[]; elsewhere: Record<string, string> };
const subscriptionId = SUBSCRIPTION.split('/')[2];

/** Grants without those of every stack, with short paths. */
function shortened({ table }: PreflightWritten): string[] {
  return table.filter(grant => !COMMON_ACTIONS.some(action => grant === `${SUBSCRIPTION} ${action}`))
    .map(grant => grant.replace(`${SUBSCRIPTION}/resourceGroups/`, '').replace('/providers/', '/').replace(SUBSCRIPTION, 'subscription')).sort();
}

const written = (build: (stack: EstateStack) => void) => preflightOf(build, { subscriptionId });
const sorted = (grants: string[]) => [...new Set(grants)].sort();

describe('what each type takes, in the table, the commands and the module', () => {
  test.each(Object.entries(RESOURCES))('%s', (module, [config, grants]) => {
    const found = written(stack => { make(stack, module, 'One', config); });
    expect(shortened(found)).toEqual(sorted(grants));
    expect(found.commands).toEqual(found.table);
    expect(found.terraform).toEqual(found.table);
    expect(found.page).not.toContain('The roles lack');
  });

  test.each(Object.entries(LOOKUPS))('looked up: %s', (module, [config, grants]) => {
    const found = written(stack => { lookup(stack, module, 'One', config); });
    expect(shortened(found)).toEqual(sorted(grants));
    expect(found.commands).toEqual(found.table);
    expect(found.terraform).toEqual(found.table);
  });

  test('each row has a sample, so that none goes without being looked at', () => {
    const types = (samples: object) => Object.keys(samples).map(module => `azurerm_${module.replaceAll('-', '_')}`).sort();
    expect(Object.keys(RESOURCE_ROWS).sort()).toEqual(types(RESOURCES));
    expect(Object.keys(DATA_ROWS).sort()).toEqual(types(LOOKUPS));
  });

  test('each action is one that Azure knows', () => {
    const known = new Set([...names, ...Object.keys(elsewhere)]);
    const rows = [...Object.values(RESOURCE_ROWS), ...Object.values(DATA_ROWS)].flatMap(({ actions, inSubscription = [] }) => [...actions, ...inSubscription]);
    const all = sorted([...rows.flatMap(([, ...actions]) => actions), ...Object.values(LINKS).flatMap(({ actions }) => actions), ...COMMON_ACTIONS, ...DATA_ACTIONS]);
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter(action => !known.has(action))).toEqual([]);
    expect(Object.keys(elsewhere).filter(action => names.includes(action) || !all.includes(action))).toEqual([]);
    expect(known.has('Microsoft.Network/networkInterfaces/join')).toBe(false);
  });
});

describe('what is not known here', () => {
  test('GIVEN types without a row WHEN written THEN the page names them, and a judge of documents too', () => {
    const { page } = written(stack => {
      make(stack, 'lb', 'Balancer', { name: 'one', resourceGroupName: 'rg-lab', location: 'westeurope' });
      lookup(stack, 'lb', 'Other', { name: 'other', resourceGroupName: 'rg-lab' });
    });
    expect(page).toContain('The roles lack what these take, or where, since it is not known here: `azurerm_lb`, `data.azurerm_lb`.');
    expect(typesWithoutRow({ resource: { azurerm_lb: { a: {} }, azurerm_subnet: { a: {} }, other_thing: { a: {} } }, data: { azurerm_lb: { a: {} }, azurerm_subnet: { a: {} } } })).toEqual(['azurerm_lb', 'data.azurerm_lb']);
  });

  test('GIVEN ids that only Terraform knows, or that no row tells of WHEN written THEN the page names their arguments', () => {
    const { page } = written(stack => {
      machine(stack, 'Web', { galleryApplication: [{ versionId: `${SUBSCRIPTION}/resourceGroups/rg-other/providers/Microsoft.Compute/galleries/g/applications/a/versions/1` }] }, '${var.subnet}');
      make(stack, 'management-lock', 'Lock', { name: 'one', scope: '${var.scope}', lockLevel: 'CanNotDelete' });
    });
    expect(page).toContain('not known here: `azurerm_linux_virtual_machine.gallery_application.version_id`, `azurerm_management_lock.scope`, `azurerm_network_interface.ip_configuration.subnet_id`.');
  });

  test('GIVEN a gallery that is shared with everybody WHEN named THEN it takes no role, and can be looked for', () => {
    const { page, sections, table } = written(stack => { machine(stack, 'Web', { sourceImageReference: undefined, sourceImageId: '/communityGalleries/pub-1/images/debian/versions/latest' }); });
    expect(page).not.toContain('The roles lack');
    expect(table.filter(grant => grant.includes('galleries'))).toEqual([]);
    expect(sections['What is there already']).toContain('`az sig image-definition show-community --location germanywestcentral --public-gallery-name pub-1 --gallery-image-definition debian --query id --output tsv`');
  });
});

describe('a row that is dropped', () => {
  const cases: [string, Record<string, unknown>, string, (stack: EstateStack) => void][] = [
    ...Object.entries(RESOURCES).map(([module, [config]]) => [`azurerm_${module.replaceAll('-', '_')}`, RESOURCE_ROWS, '', (stack: EstateStack) => { make(stack, module, 'One', config); }] as never),
    ...Object.entries(LOOKUPS).map(([module, [config]]) => [`azurerm_${module.replaceAll('-', '_')}`, DATA_ROWS, 'data.', (stack: EstateStack) => { lookup(stack, module, 'One', config); }] as never),
  ];

  test.each(cases)('GIVEN no row of %s WHEN it is written THEN the page names it', (type, rows, prefix, build) => {
    const { [type]: row } = rows;
    delete rows[type];
    try {
      expect(written(build).page).toContain(`not known here: \`${prefix}${type}\``);
    } finally {
      rows[type] = row;
    }
  });
});

describe('where a role holds', () => {
  test('GIVEN things that the stack makes WHEN they name each other THEN one role on its group has all of it', () => {
    const { table } = written(stack => {
      const net = make(stack, 'virtual-network', 'Net', { name: 'net', resourceGroupName: 'rg-lab', location: 'westeurope', addressSpace: ['10.0.0.0/16'] });
      const subnet = make(stack, 'subnet', 'App', { name: 'app', resourceGroupName: net.getStringAttribute('resource_group_name'), virtualNetworkName: net.getStringAttribute('name'), addressPrefixes: ['10.0.0.0/24'] });
      machine(stack, 'Web', {}, subnet.getStringAttribute('id'));
    });
    expect(sorted(table.map(grant => grant.split(' ')[0]))).toEqual([SUBSCRIPTION, `${SUBSCRIPTION}/resourceGroups/rg-lab`]);
    expect(table).toContain(`${SUBSCRIPTION}/resourceGroups/rg-lab Microsoft.Network/virtualNetworks/subnets/join/action`);
  });

  test('GIVEN a group that the stack makes WHEN written THEN its roles hold in the subscription, and the page says why', () => {
    const { table, page, sections } = preflightOf(stack => {
      const group = make(stack, 'resource-group', 'Group', { name: 'rg-lab', location: 'westeurope' });
      make(stack, 'virtual-network', 'Net', { name: 'net', resourceGroupName: group.getStringAttribute('name'), location: 'westeurope', addressSpace: ['10.0.0.0/16'] });
    }, { createsResourceGroup: true });
    expect(sorted(table.map(grant => grant.split(' ')[0]))).toEqual(['/subscriptions/{subscription}']);
    expect(table).toContain('/subscriptions/{subscription} Microsoft.Resources/subscriptions/resourceGroups/delete');
    expect(page).toContain('so the roles hold in the whole subscription. To keep other groups out of reach, make `rg-lab` first, and leave `createResourceGroup` out.');
    expect(sections['Resource group']).toBe('- The stack makes `rg-lab`: before the first apply, `az group exists --name rg-lab` prints `false`.');
    expect(sections['Names that must be free']).toBeUndefined();
  });

  test('GIVEN two subnets of one name that need different things WHEN written THEN their roles have names of their own', () => {
    const { module, table, commands, terraform } = written(stack => {
      for (const [id, group] of [['One', 'rg-one'], ['Two', 'rg-two'], ['Three', 'rg-three']]) {
        make(stack, 'network-interface', id, { name: id, resourceGroupName: 'rg-lab', location: 'westeurope', ipConfiguration: [{ name: 'ip', privateIpAddressAllocation: 'Dynamic', subnetId: `${SUBSCRIPTION}/resourceGroups/${group}/providers/Microsoft.Network/virtualNetworks/net/subnets/app` }] });
      }
      make(stack, 'management-lock', 'LockTwo', { name: 'two', scope: `${SUBSCRIPTION}/resourceGroups/rg-two/providers/Microsoft.Network/virtualNetworks/net/subnets/app`, lockLevel: 'CanNotDelete' });
      make(stack, 'role-assignment', 'RoleThree', { scope: `${SUBSCRIPTION}/resourceGroups/rg-three/providers/Microsoft.Network/virtualNetworks/net/subnets/app`, principalId: 'p', roleDefinitionName: 'Reader' });
    });
    expect(commands).toEqual(table);
    expect(terraform).toEqual(table);
    const all = Object.values<{ name: string }>(module.resource.azurerm_role_definition).map(({ name }) => name);
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter(name => /-networks-[0-9a-f]{6}$/.test(name))).toHaveLength(2);
    expect(all.filter(name => name === 'hostwright-lab-azure-networks')).toHaveLength(1);
  });

  test('GIVEN a vault in the platform\'s own group WHEN read THEN the role that reads secrets holds on it alone', () => {
    const { table } = written(stack => {
      const vault = lookup(stack, 'key-vault', 'Vault', { name: 'kv', resourceGroupName: 'rg-lab' });
      lookup(stack, 'key-vault-secret', 'Secret', { name: 'db', keyVaultId: vault.getStringAttribute('id') });
    });
    expect(table.filter(grant => grant.includes('getSecret'))).toEqual([`${SUBSCRIPTION}/resourceGroups/rg-lab/providers/Microsoft.KeyVault/vaults/kv Microsoft.KeyVault/vaults/secrets/getSecret/action`]);
  });

  test('GIVEN two platforms WHEN written THEN each role has what is of its provider only', () => {
    const { module, table } = synthesized(stack => {
      for (const [id, alias] of [['One', 'one'], ['Two', 'two']]) {
        const provider = platform(stack, { resourceGroup: `rg-${alias}`, subscriptionId: undefined }, id, alias);
        make(stack, 'availability-set', `${id}Set`, { name: alias, resourceGroupName: `rg-${alias}`, location: 'westeurope', provider });
      }
    });
    expect(table.filter(grant => grant.includes('availabilitySets/write'))).toEqual(['one', 'two'].map(alias => `/subscriptions/{subscription}/resourceGroups/rg-${alias} Microsoft.Compute/availabilitySets/write`));
    expect(module.provider.azurerm.map(({ alias }: { alias: string }) => alias)).toEqual(['one', 'two']);
    const roles = Object.values<{ name: string; provider: string }>(module.resource.azurerm_role_definition);
    expect(roles).toHaveLength(4);
    expect(roles.filter(({ name, provider }) => provider !== `azurerm.${name.split('-')[2]}`)).toEqual([]);
    expect(Object.keys(module.variable)).toEqual(['one_principal_id', 'two_principal_id']);
  });
});

test('GIVEN a platform that nothing runs on WHEN written THEN it takes no privilege', () => {
  const { table, commands, terraform, module } = preflightOf(() => undefined);
  expect([table, commands, terraform, module.resource]).toEqual([[], [], [], {}]);
});
