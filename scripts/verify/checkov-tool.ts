import { spawnSync } from 'child_process';
import { createHash } from 'crypto';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { CACHE } from '../guest/cache';

/** Where a check was made, and of what. */
export interface CheckovResult {
  readonly check: string;
  readonly name: string;
  /** `resource.NAME` for checks of one resource, `TYPE.NAME` for those of several. */
  readonly resource: string;
}

/** What checkov says of one document. */
export interface CheckovAnswers {
  readonly passed: readonly CheckovResult[];
  readonly failed: readonly CheckovResult[];
}

type Json = Record<string, any>;

const REQUIREMENTS = path.join(__dirname, 'checkov-requirements.txt');
const FOLDER = path.join(CACHE, 'checkov-venv');
const STAMP = path.join(FOLDER, 'requirements.sha256');
const LONGEST = 300_000;
const FILE = 'cdk.tf.json';
/** What of the user's environment would make it ask a service, or judge otherwise. */
const FOREIGN = /^(BC_|CKV_|CHECKOV_|PRISMA_|LOG_LEVEL$)/;
/** Nothing is downloaded and nothing is sent: the checks are those of the package. */
const OFFLINE = ['--skip-download', '--download-external-modules', 'false'];

/** Version of checkov that is installed. */
export const CHECKOV_VERSION = /^checkov==(.*)$/m.exec(fs.readFileSync(REQUIREMENTS, 'utf8'))![1];

/** The program as it is pinned, made where it is not there yet; or `why` it cannot be had. */
export function checkovProgram(): { readonly program: string } | { readonly why: string } {
  const wanted = createHash('sha256').update(fs.readFileSync(REQUIREMENTS)).digest('hex');
  if (!fs.existsSync(STAMP) || fs.readFileSync(STAMP, 'utf8') !== wanted) {
    fs.rmSync(FOLDER, { recursive: true, force: true });
    fs.mkdirSync(CACHE, { recursive: true });
    for (const [command, ...args] of [['python3', '-m', 'venv', FOLDER], [path.join(FOLDER, 'bin', 'pip'), 'install', '--quiet', '--no-deps', '--requirement', REQUIREMENTS]]) {
      const { error, status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
      if (error !== undefined) { return { why: `${command} is not installed` }; }
      if (status !== 0) { return { why: `checkov cannot be installed: ${stderr.trim().split('\n').pop()}` }; }
    }
    fs.writeFileSync(STAMP, wanted);
  }
  return { program: path.join(FOLDER, 'bin', 'checkov') };
}

/** Lets checkov read documents, each in a folder of its own so that none is seen with another; in their order. */
export function askCheckov(program: string, documents: readonly string[], ...options: readonly string[]): CheckovAnswers[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostwright-checkov-'));
  try {
    documents.forEach((text, index) => {
      fs.mkdirSync(path.join(folder, String(index)));
      fs.writeFileSync(path.join(folder, String(index), FILE), text);
    });
    const users = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
    // A configuration at home, or in the folder from which this runs, would change what is checked.
    const env = { ...Object.fromEntries(users), HOME: folder, PYTHONWARNINGS: 'ignore' };
    const { status, stdout, stderr, error } = spawnSync(program, ['--directory', folder, '--framework', 'terraform_json', '--output', 'json', '--compact', ...OFFLINE, ...options], { cwd: folder, env, encoding: 'utf8', timeout: LONGEST, maxBuffer: 2 ** 30 });
    // 1 says that a check failed; a check that broke would be left out of the answer.
    if (error !== undefined || status === null || status > 1 || /Traceback|Failed to run check/.test(stderr)) { throw new Error(`checkov broke: ${error?.message ?? stderr.trim().slice(-600)}`); }
    return answersIn(JSON.parse(stdout), documents.length);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function answersIn({ results, summary }: Json, count: number): CheckovAnswers[] {
  // Where there was nothing to check, only the counts are told.
  const of = (kind: string): Json[] => results?.[`${kind}_checks`] ?? [];
  if ((results?.parsing_errors ?? []).length > 0 || (summary?.parsing_errors ?? 0) > 0) { throw new Error(`checkov cannot read ${results.parsing_errors.join(', ')}`); }
  const told = (kind: string, index: number) => of(kind).filter(({ file_path: file }) => file === `/${index}/${FILE}`).map(({ check_id: check, check_name: name, resource }) => ({ check, name, resource }));
  return Array.from({ length: count }, (_, index) => ({ passed: told('passed', index), failed: told('failed', index) }));
}
