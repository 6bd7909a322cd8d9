import { markdownTable } from './markdown';
import { azurePolicyRules } from '../../src/platforms/azure/policy/catalogue';

/** Every rule of the policy for Azure, as docs/guides/azure-policy.md lists them. */
export function azurePolicyTable(): string[] {
  return markdownTable(['Rule', 'What it asks for', 'Why', 'Code', 'checkov', 'CIS 5.0', 'Azure Policy'], azurePolicyRules().map(({ ruleId, title, why, code, isOptional, references: { checkov = [], cis = [], azurePolicy = [] } }) => [
    `\`${ruleId}\`${isOptional ? ' (where it is asked for)' : ''}`, title, why, `\`${code}\``, checkov.join(', ') || '-', cis.join(', ') || '-', azurePolicy.map(id => `\`${id}\``).join(', ') || '-',
  ]));
}
