import { KEY, machine, SUBNET } from './machines';
import { GROUP, LOCATION, lookup, make, preflightOf, PreflightWritten } from './stack-on-azure';
import { SUBSCRIPTION } from './type-samples';
import { EstateStack, SecretRef } from '../../../../src';
import { expectAccepted } from '../../written';

const IN_GROUP = { resourceGroupName: GROUP, location: LOCATION };
/** Cells of the rows of a section. */
const rowsOf = (section: string) => section.split('\n').filter(line => /^\|[^-]/.test(line)).map(line => line.slice(2, -2).split(' | '));

/** A stack of everything that the page tells of. */
function full(stack: EstateStack): void {
  const vault = lookup(stack, 'key-vault', 'Vault', { name: 'kv-lab', resourceGroupName: 'rg-secrets' });
  lookup(stack, 'key-vault-secret', 'Secret', { name: 'win-password', keyVaultId: vault.getStringAttribute('id') });
  const subnet = lookup(stack, 'subnet', 'Subnet', { name: 'app', virtualNetworkName: 'hub', resourceGroupName: 'rg-net' });
  lookup(stack, 'shared-image', 'Golden', { name: 'rhel9', galleryName: 'gal', resourceGroupName: 'rg-images' });
  machine(stack, 'Web', { encryptionAtHostEnabled: true, zone: '1' }, subnet.getStringAttribute('id'));
  machine(stack, 'Db', { size: 'Standard_D4s_v5', zone: '2', plan: { name: 'p', product: 'o', publisher: 'acme' }, sourceImageReference: { publisher: 'acme', offer: 'o', sku: 'p', version: '1.2.3' } });
  const { vm } = machine(stack, 'App', { size: 'Standard_X9' });
  make(stack, 'windows-virtual-machine', 'Win', {
    ...IN_GROUP,
    name: 'win',
    size: 'Standard_D2s_v5',
    adminUsername: 'ops',
    adminPassword: '${var.win}',
    networkInterfaceIds: [`${SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network/networkInterfaces/win`],
    osDisk: { caching: 'ReadWrite', storageAccountType: 'Premium_LRS' },
    sourceImageReference: { publisher: 'MicrosoftWindowsServer', offer: 'WindowsServer', sku: '2025-datacenter-azure-edition', version: 'latest' },
    secret: [{ keyVaultId: vault.getStringAttribute('id'), certificate: [{ store: 'My', url: 'https://kv-lab.vault.azure.net/secrets/winrm/0' }] }],
  });
  make(stack, 'dev-test-global-vm-shutdown-schedule', 'Off', { virtualMachineId: vm.getStringAttribute('id'), location: LOCATION, dailyRecurrenceTime: '1900', timezone: 'UTC', notificationSettings: { enabled: false } });
  make(stack, 'subnet', 'Own', { name: 'own', virtualNetworkName: 'hub', resourceGroupName: 'rg-net', addressPrefixes: ['10.0.9.0/24'] });
  make(stack, 'public-ip', 'Ip', { ...IN_GROUP, name: 'ip', allocationMethod: 'Static', domainNameLabel: 'lab-web' });
  make(stack, 'role-assignment', 'Role', { scope: vault.getStringAttribute('id'), principalId: vm.getStringAttribute('identity[0].principal_id'), roleDefinitionName: 'Key Vault Secrets User' });
}

const SECRETS = [SecretRef.keyVault('kv-lab', 'db-password'), SecretRef.terraformVariable('win'), SecretRef.file('keys/ops')];

test('GIVEN a stack with a platform WHEN written THEN people read the page, and Terraform the module', () => {
  expect(preflightOf(stack => { machine(stack); }).readers).toMatchObject({ 'preflight.md': 'people', 'preflight/azure/role.tf.json': 'terraform' });
});

test('GIVEN one machine WHEN written THEN nothing that it does not use is told', () => {
  const { sections, page } = preflightOf(stack => { machine(stack); });
  expect(Object.keys(sections)).toEqual([
    'Subscription', 'Resource providers', 'Resource group', 'What is there already', 'Images', 'Sizes and quota', 'Names that must be free', 'Secrets', 'Privileges',
  ]);
  expect(page).not.toMatch(/terms|KeyVault|DevTestLab|ManagedIdentity|MarketplaceOrdering|DNS|The roles lack|may give any role|whole subscription/);
});

test('GIVEN a platform that nothing runs on WHEN written THEN only what it needs itself is told', () => {
  expect(Object.keys(preflightOf(() => undefined).sections)).toEqual(['Subscription', 'Secrets']);
});

describe('what the subscription must have', () => {
  let written: PreflightWritten;
  beforeAll(() => { written = preflightOf(full, { secrets: SECRETS }); });

  test('the resource providers of what is made', () => {
    expect(rowsOf(written.sections['Resource providers'])).toEqual([
      ['resource provider', 'check', 'register'],
      ...['Microsoft.Compute', 'Microsoft.DevTestLab', 'Microsoft.MarketplaceOrdering', 'Microsoft.Network'].map(name => [
        `\`${name}\``, `\`az provider show --namespace ${name} --query registrationState --output tsv\``, `\`az provider register --namespace ${name}\``,
      ]),
    ]);
    expect(written.sections['Resource providers']).not.toContain('by itself');
  });

  test('encryption at host', () => {
    expect(written.sections['Encryption at host']).toBe(
      'Machines are encrypted at their host, which a subscription must allow: `az feature show --namespace Microsoft.Compute --name EncryptionAtHost --query properties.state --output tsv` prints `Registered`. '
      + 'Else `az feature register --namespace Microsoft.Compute --name EncryptionAtHost`, wait until it does, then `az provider register --namespace Microsoft.Compute`.',
    );
  });

  test('its group', () => {
    expect(written.sections['Resource group']).toBe('`az group show --name rg-lab --query location --output tsv` prints where the group `rg-lab` is. What it holds may lie elsewhere: the platform\'s machines lie in `germanywestcentral`.');
  });

  test('what is there already, by name and by id', () => {
    const id = `${SUBSCRIPTION}/resourceGroups/rg-net/providers/Microsoft.Network/networkInterfaces/win`;
    expect(rowsOf(written.sections['What is there already'])).toEqual([
      ['what', 'name', 'check'],
      ['image of a gallery', '`rg-images/gal/rhel9`', '`az resource show --resource-group rg-images --namespace Microsoft.Compute --parent galleries/gal --resource-type images --name rhel9 --query id --output tsv`'],
      ['named by id', `\`${id}\``, `\`az resource show --ids ${id} --query id --output tsv\``],
      ['named by id', `\`${SUBNET}\``, `\`az resource show --ids ${SUBNET} --query id --output tsv\``],
      ['subnet', '`rg-net/hub/app`', '`az resource show --resource-group rg-net --namespace Microsoft.Network --parent virtualNetworks/hub --resource-type subnets --name app --query id --output tsv`'],
    ]);
  });

  test('images, and those whose terms somebody accepts', () => {
    const rows = rowsOf(written.sections.Images);
    expect(rows.map(([image]) => image)).toEqual(['image', '`Debian:debian-13:13-gen2:latest`', '`MicrosoftWindowsServer:WindowsServer:2025-datacenter-azure-edition:latest`', '`acme:o:p:1.2.3`', 'image with terms', '`acme:o:p:1.2.3`']);
    expect(rows[1][2]).toBe('`az vm image show --location germanywestcentral --urn Debian:debian-13:13-gen2:latest --query name --output tsv`');
    expect(rows[5].slice(1)).toEqual(['`az vm image terms show --urn acme:o:p:1.2.3 --query accepted --output tsv`', '`az vm image terms accept --urn acme:o:p:1.2.3`']);
  });

  test('sizes with their zones, and the cores of their families', () => {
    const rows = rowsOf(written.sections['Sizes and quota']);
    expect(rows.slice(1, 4).map(cells => cells.slice(0, 3))).toEqual([['`Standard_D2s_v5`', LOCATION, '`1`'], ['`Standard_D4s_v5`', LOCATION, '`2`'], ['`Standard_X9`', LOCATION, 'any']]);
    expect(rows[1][3]).toBe('`az vm list-skus --location germanywestcentral --size Standard_D2s_v5 --resource-type virtualMachines --query "[?name==\'Standard_D2s_v5\'].{zones: locationInfo[0].zones, restrictions: restrictions[].reasonCode}" --output json`');
    expect(rows.slice(5).map(cells => cells.slice(0, 3))).toEqual([['Dsv5', LOCATION, '8'], ['`Standard_X9`', LOCATION, '1 times those of `Standard_X9`'], ['all', LOCATION, '8 and 1 times those of `Standard_X9`']]);
    expect(rows[5][3]).toBe('`az vm list-usage --location germanywestcentral --query "[?name.value==\'$(az vm list-skus --location germanywestcentral --size Standard_D2s_v5 --resource-type virtualMachines --query "[?name==\'Standard_D2s_v5\'].family" --output tsv)\'].[currentValue, limit]" --output tsv`');
  });

  test('Key Vaults and their secrets, Ansible\'s among them', () => {
    expect(rowsOf(written.sections['Key Vaults'])).toEqual([
      ['Key Vault', 'check: `true`', 'for'],
      ['`kv-lab`', '`az keyvault show --name kv-lab --query properties.enableRbacAuthorization --output tsv`', 'secrets `db-password`, `win-password` are read by roles'],
      ['`kv-lab`', '`az keyvault show --name kv-lab --query properties.enabledForDeployment --output tsv`', 'Azure puts secrets of it into machines'],
      ['secret', 'check'],
      ...['db-password', 'win-password'].map(name => [`\`kv-lab/${name}\``, `\`az keyvault secret show --vault-name kv-lab --name ${name} --query id --output tsv\``]),
    ]);
  });

  test('names that must be free, those of children where the parent is there', () => {
    expect(rowsOf(written.sections['Names that must be free'])).toEqual([
      ['what', 'names', 'check'],
      ['DNS names in germanywestcentral: the check prints `true`', '`lab-web`', expect.stringMatching(/^`az rest --method get --url '\/subscriptions\/\{subscriptionId\}\/.*\?domainNameLabel=lab-web&api-version=.*' --query available --output tsv`$/)],
      ['machines in rg-lab', '`app`, `db`, `web`, `win`', '`az resource list --resource-group rg-lab --resource-type Microsoft.Compute/virtualMachines --query "[].name" --output tsv`'],
      ['network interfaces in rg-lab', '`app-nic`, `db-nic`, `web-nic`', '`az resource list --resource-group rg-lab --resource-type Microsoft.Network/networkInterfaces --query "[].name" --output tsv`'],
      ['public addresses in rg-lab', '`ip`', '`az resource list --resource-group rg-lab --resource-type Microsoft.Network/publicIPAddresses --query "[].name" --output tsv`'],
      ['subnets in hub', '`own`', '`az network vnet subnet list --vnet-name hub --resource-group rg-net --query "[].name" --output tsv`'],
    ]);
  });

  test('secrets: variables and files, in NEXT.md as well', () => {
    for (const text of [written.sections.Secrets, written.next]) {
      expect(text).toContain('export ARM_SUBSCRIPTION_ID=\'...\'  # id of the subscription\nexport TF_VAR_win=\'...\'');
      expect(text).toContain('- the file `keys/ops`');
      expect(text).toContain('- a login: `ARM_CLIENT_ID`, `ARM_CLIENT_SECRET` and `ARM_TENANT_ID` of the service principal, or `az login`');
    }
  });

  test('privileges with their reasons, and a warning where roles are given away', () => {
    expect(written.sections.Privileges).toContain('| `/subscriptions/{subscription}/resourceGroups/rg-lab` | `Microsoft.Network/networkInterfaces/read` | give interfaces to machines; learn addresses of machines; make, change and destroy network interfaces |');
    expect(written.sections.Privileges).toContain('Who may assign roles may give any role, to itself too.');
    expect(written.terraform).toEqual(written.table);
    expect(written.commands).toEqual(written.table);
  });
});

describe('the access', () => {
  const KNOWN = { subscriptionId: SUBSCRIPTION.split('/')[2] };
  const one = (stack: EstateStack) => { make(stack, 'availability-set', 'Set', { ...IN_GROUP, name: 'set' }); };

  test('GIVEN a stack WHEN written THEN principal, roles and assignments follow each other, and NEXT.md has the same lines', () => {
    const { sections, next } = preflightOf(one);
    const lines = sections.Privileges.split('```')[1].split('\n').slice(1, -1);
    expect(lines).toEqual([
      'SUBSCRIPTION="$(az account show --query id --output tsv)"',
      'az ad sp create-for-rbac --name hostwright-lab-azure',
      'PRINCIPAL="$(az ad sp list --display-name hostwright-lab-azure --query "[0].id" --output tsv)"',
      'az role definition create --role-definition @- <<ROLE',
      '{',
      '  "Name": "hostwright-lab-azure-subscription", "IsCustom": true, "Description": "What Terraform needs, derived by hostwright from what its stack uses.",',
      '  "Actions": ["Microsoft.Compute/locations/diskOperations/read", "Microsoft.Compute/locations/operations/read", "Microsoft.Resources/subscriptions/providers/read"],',
      '  "NotActions": [], "DataActions": [], "NotDataActions": [],',
      '  "AssignableScopes": ["/subscriptions/$SUBSCRIPTION"]',
      '}',
      'ROLE',
      'az role definition create --role-definition @- <<ROLE',
      '{',
      '  "Name": "hostwright-lab-azure-group", "IsCustom": true, "Description": "What Terraform needs, derived by hostwright from what its stack uses.",',
      '  "Actions": ["Microsoft.Compute/availabilitySets/delete", "Microsoft.Compute/availabilitySets/read", "Microsoft.Compute/availabilitySets/write"],',
      '  "NotActions": [], "DataActions": [], "NotDataActions": [],',
      '  "AssignableScopes": ["/subscriptions/$SUBSCRIPTION/resourceGroups/rg-lab"]',
      '}',
      'ROLE',
      'az role assignment create --assignee-object-id "$PRINCIPAL" --assignee-principal-type ServicePrincipal --role hostwright-lab-azure-subscription --scope "/subscriptions/$SUBSCRIPTION"',
      'az role assignment create --assignee-object-id "$PRINCIPAL" --assignee-principal-type ServicePrincipal --role hostwright-lab-azure-group --scope "/subscriptions/$SUBSCRIPTION/resourceGroups/rg-lab"',
    ]);
    expect(next).toContain(lines.join('\n'));
  });

  test('GIVEN a subscription that the program names WHEN written THEN nothing asks for it', () => {
    const { page, module, sections } = preflightOf(one, KNOWN);
    expect(page).not.toContain('SUBSCRIPTION=');
    expect(page).not.toContain('ARM_SUBSCRIPTION_ID');
    expect(sections.Subscription).toMatch(/^`az account set --subscription 00000000-/);
    expect(module.data).toBeUndefined();
    expect(module.provider.azurerm[0].subscription_id).toBe(KNOWN.subscriptionId);
  });

  test('GIVEN a role that reads secrets WHEN written THEN it has that apart from its actions, and may be given in the group of the vault', () => {
    const { module, page } = preflightOf(full);
    const role = module.resource.azurerm_role_definition.hostwright_lab_azure_vaults;
    expect(role.permissions).toEqual([{ actions: expect.arrayContaining(['Microsoft.KeyVault/vaults/read', 'Microsoft.KeyVault/vaults/deploy/action']), data_actions: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'], not_actions: [] }]);
    expect(role.assignable_scopes).toEqual(['${data.azurerm_subscription.of_roles.id}/resourceGroups/rg-secrets']);
    expect(page).toContain('"DataActions": ["Microsoft.KeyVault/vaults/secrets/getSecret/action"]');
  });

  test('GIVEN no principal WHEN applied THEN roles are given to nobody; both lines of the provider take the module', () => {
    const { module } = preflightOf(one);
    expect(module.variable).toEqual({ principal_id: expect.objectContaining({ default: null, type: 'string' }) });
    expect(module.resource.azurerm_role_assignment.hostwright_lab_azure_group).toEqual({
      for_each: '${var.principal_id == null ? toset([]) : toset(["${data.azurerm_subscription.of_roles.id}/resourceGroups/rg-lab"])}',
      principal_id: '${var.principal_id}',
      role_definition_id: '${azurerm_role_definition.hostwright_lab_azure_group.role_definition_resource_id}',
      scope: '${each.value}',
    });
    expect(module.terraform.backend).toEqual({ local: { path: '../../../../../terraform.lab.preflight-azure.tfstate' } });
    for (const version of ['~> 4.55', '~> 5.2']) {
      expectAccepted({ ...module, terraform: { ...module.terraform, required_providers: { azurerm: { source: 'hashicorp/azurerm', version } } } });
    }
  });
});

test('GIVEN the same program in another order WHEN written THEN page and module are the same', () => {
  const parts = [
    (stack: EstateStack) => { machine(stack, 'Web', { zone: '2' }); },
    (stack: EstateStack) => { machine(stack, 'Db', { zone: '1', size: 'Standard_D4s_v5' }); },
    (stack: EstateStack) => { lookup(stack, 'subnet', 'Subnet', { name: 'app', virtualNetworkName: 'hub', resourceGroupName: 'rg-net' }); },
    (stack: EstateStack) => { make(stack, 'managed-disk', 'Disk', { ...IN_GROUP, name: 'data', storageAccountType: 'Premium_LRS', createOption: 'Empty', diskSizeGb: 8 }); },
  ];
  const [one, other] = [parts, [...parts].reverse()].map(order => preflightOf(stack => { order.forEach(part => part(stack)); }));
  expect(other.page).toBe(one.page);
  expect(other.module).toEqual(one.module);
});

test('GIVEN names with signs WHEN written THEN the shell takes them as they are', () => {
  const { page } = preflightOf(stack => { lookup(stack, 'resource-group', 'Odd', { name: 'rg (old)' }); });
  expect(page).toContain('az group show --name \'rg (old)\' --query id');
});

test('GIVEN any program WHEN written THEN the page is text that ends in one line end, without a blank at the end of a line', () => {
  const { page } = preflightOf(full, { secrets: SECRETS });
  expect(page).toMatch(/[^\n]\n$/);
  expect(page).not.toMatch(/[ \t]\n|\n\n\n|undefined|\[object|TfToken|\$\{/);
  expect(page).not.toContain(KEY.publicKey);
});
