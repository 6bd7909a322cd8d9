import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as values from '../../src/values';

const FOLDER = join(__dirname, '../../src/values');
const files = readdirSync(FOLDER).filter(name => name.endsWith('.ts') && name !== 'index.ts');

describe('src/values', () => {
  test('exports the values, and none of the functions behind them', () => {
    expect(Object.keys(values).sort()).toEqual([
      'AddressRange', 'CalendarDate', 'Cidr', 'CpuLevel', 'Digest', 'DigestAlgorithm', 'DnsRecord', 'DnsRecordType', 'Duration', 'HostName', 'HttpProxy', 'IpAddress', 'IpAssignment', 'IpFamily', 'Labels', 'MacAddress',
      'NamePattern', 'PortRange', 'RoleValue', 'SecretKind', 'SecretPlace', 'SecretRef', 'Severity', 'Size', 'TimeOfDay',
    ]);
  });

  test('the enums keep their words: they are written into files', () => {
    expect({ ...values.Severity }).toEqual({ CRITICAL: 'critical', WARNING: 'warning', INFO: 'info' });
    expect({ ...values.IpFamily }).toEqual({ V4: 'ipv4', V6: 'ipv6' });
    expect({ ...values.SecretKind }).toEqual({ ENVIRONMENT_VARIABLE: 'environment-variable', TERRAFORM_VARIABLE: 'terraform-variable', FILE: 'file', VAULT: 'vault', SOPS: 'sops', KEY_VAULT: 'key-vault' });
    expect({ ...values.SecretPlace }).toEqual({ PROVIDER_ARGUMENT: 'provider-argument', RESOURCE_ARGUMENT: 'resource-argument', ANSIBLE: 'ansible', CLOUD_INIT: 'cloud-init' });
  });

  test('every class of the folder has a private constructor', () => {
    const classes = files.map(name => readFileSync(join(FOLDER, name), 'utf8')).filter(text => /^export class /m.test(text));
    expect(classes).toHaveLength(19);
    for (const text of classes) expect(text).toMatch(/^ {2}private constructor\(/m);
  });
});
