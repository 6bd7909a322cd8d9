// Writes the documents that are made from code. With --check nothing is written, and a stale document is an error.
import * as fs from 'fs';
import * as path from 'path';
import { FeatureFlags } from '../src';
import { azureImagesPage } from './lib/azure-images-page';
import { azurePolicyTable } from './lib/azure-policy-table';
import { azureSizesPage } from './lib/azure-sizes-page';
import { errorsPage } from './lib/errors-page';
import { ROOT } from './lib/examples';
import { flagsTable } from './lib/flags-table';
import { guestRolesTable, guestVariablesTable } from './lib/guest-roles-table';
import { imagesPage } from './lib/images-page';
import { withSection } from './lib/markdown';
import { secretsTable } from './lib/secrets-table';
import { supportMatrixPage, supportMatrixTable } from './lib/support-matrix-page';

const check = process.argv.includes('--check');
const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8');

const documents: Readonly<Record<string, string>> = {
  'docs/azure-images.md': azureImagesPage(),
  'docs/azure-sizes.md': azureSizesPage(),
  'docs/errors.md': errorsPage(),
  'docs/images.md': imagesPage(),
  'docs/guides/azure-policy.md': withSection(read('docs/guides/azure-policy.md'), 'azure-policy', azurePolicyTable()),
  'docs/guides/guest-roles.md': withSection(withSection(read('docs/guides/guest-roles.md'), 'guest-roles', guestRolesTable()), 'guest-variables', guestVariablesTable()),
  'docs/guides/secrets.md': withSection(read('docs/guides/secrets.md'), 'secrets', secretsTable()),
  'docs/support-matrix.md': supportMatrixPage(),
  'docs/upgrading.md': withSection(read('docs/upgrading.md'), 'feature-flags', flagsTable(FeatureFlags.all)),
  'README.md': withSection(read('README.md'), 'support-matrix', supportMatrixTable()),
};

const stale = Object.entries(documents).filter(([file, text]) => !fs.existsSync(path.join(ROOT, file)) || read(file) !== text);
for (const [file, text] of stale) {
  if (!check) { fs.writeFileSync(path.join(ROOT, file), text); }
  process.stdout.write(`${check ? 'stale: ' : 'written: '}${file}\n`);
}
if (stale.length === 0) { process.stdout.write(`${Object.keys(documents).length} documents are as the code says.\n`); }
if (check && stale.length > 0) {
  process.stdout.write('Run `npm run docs` and commit what it writes.\n');
  process.exitCode = 1;
}
