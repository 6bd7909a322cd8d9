/** A kind of secret that is known by its shape. The mark is in all of them, and in few other texts. */
interface Shape {
  readonly name: string;
  readonly mark: RegExp;
  readonly pattern: RegExp;
}

/** Where a token may begin: not inside a word, unless the letter before belongs to a line end that JSON has escaped. */
const BEGIN = '(?:(?<![A-Za-z0-9_])|(?<=\\\\[nrt]))';
/** The same for tokens of letters and digits only, which base64 could contain by chance. */
const BEGIN_OUTSIDE_BASE64 = '(?:(?<![A-Za-z0-9_+/=-])|(?<=\\\\[nrt])|(?<=[A-Za-z0-9_-]=))';
/** A random text has one of these; a name of words and hyphens has none. */
const RANDOM = '(?=[a-z_-]{0,19}[A-Z0-9])';
/** References and placeholders in the place of a password: `$NAME`, `<password>`, `***`. */
const PLACEHOLDER = '(?:\\$[A-Z_][A-Z0-9_]*|<[^<>\\s]*>|\\*+)@';

/** The same in `Password=...`. */
const NO_PASSWORD = '\\$\\{|\\{\\{|\\$[A-Z_]|<[^<>\\s]*>|\\*+(?:[;&]|$)';

const token = (name: string, mark: RegExp, rest: string) => ({ name, mark, pattern: new RegExp(`${BEGIN}${rest}`) });

/**
 * Texts that are secrets by their shape. Digests, UUIDs, MACs, public keys, certificates and references have none of these
 * shapes; no more has a secret that is wrapped in base64, a password, or a key that is nothing but random characters.
 */
const SHAPES: readonly Shape[] = [
  { name: 'private key (PEM)', mark: /PRIVATE KEY/, pattern: /-----? ?BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)? ?-----?/ },
  { name: 'private key (PuTTY)', mark: /PuTTY-User-Key-File-/, pattern: /PuTTY-User-Key-File-[0-9]+: / },
  { name: 'age secret key', mark: /AGE-SECRET-KEY-/, pattern: /AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]{50,}/ },
  // Proxmox VE and Mail Gateway write `=` before the value, Backup Server and Datacenter Manager a colon.
  { name: 'Proxmox API token', mark: /!/, pattern: /(?<![A-Za-z0-9._-])[A-Za-z0-9._-]+@[A-Za-z0-9._-]+![A-Za-z0-9._-]+[=:][0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i },
  token('JSON web token', /eyJ/, '(?<!-)eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}'),
  // A password that holds `${...}` or `{{ ... }}` is a reference. After a port, a comma or a bracket ends the address.
  {
    name: 'connection string with a password',
    mark: /:\/\//,
    pattern: new RegExp(`(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]*:\\/\\/(?!\\[)[^\\s:/@"']*:(?!${PLACEHOLDER}|[0-9]{1,5}[,;<>)])(?:(?!\\$\\{|\\{\\{)[^\\s/@"']){3,}@(?:[A-Za-z0-9[]|\\$\\{|\\{\\{)`),
  },
  // ADO.NET and ODBC: the server stands in the same text. JDBC: in the query.
  {
    name: 'connection string with a password',
    mark: /(?:[Pp]assword|PASSWORD|[Pp]wd|PWD)=/,
    pattern: new RegExp(`(?:Server|Data Source|Host|Driver|Addr(?:ess)?)=[^\\n]{0,400}?;[^\\n]{0,400}?\\b(?:Password|Pwd)=(?!${NO_PASSWORD})[^;\\s"']{3,}`, 'i'),
  },
  {
    name: 'connection string with a password',
    mark: /jdbc:/,
    pattern: new RegExp(`jdbc:[a-z0-9:]+[^\\s"']{0,400}?[?&;]password=(?!${NO_PASSWORD})[^&;\\s"']{3,}`, 'i'),
  },
  { name: 'AWS access key', mark: /A[KS]IA/, pattern: new RegExp(`${BEGIN_OUTSIDE_BASE64}(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9_+/=-])`) },
  token('GitHub token', /gh[pousr]_/, 'gh[pousr]_[A-Za-z0-9]{36,}'),
  token('GitHub token', /github_pat_/, 'github_pat_[A-Za-z0-9_]{50,}'),
  token('GitLab token', /gl[a-z]+[-_]/, `gl(?:pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|soat|ffct)-${RANDOM}[A-Za-z0-9_-]{20,}`),
  token('Slack token', /xox/, `xox[abeoprs]-${RANDOM}[A-Za-z0-9-]{10,}`),
  token('Slack token', /xapp-/, 'xapp-[0-9]-[A-Z0-9]+-[0-9]+-[A-Za-z0-9]{16,}'),
  { name: 'Slack webhook', mark: /hooks\.slack\.com\//, pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Z0-9]+\/[A-Z0-9]+\/[A-Za-z0-9]{16,}/ },
  token('Vault token', /hv[sbr]\./, `hv[sbr]\\.${RANDOM}[A-Za-z0-9_-]{24,}`),
  { name: 'Google API key', mark: /AIza/, pattern: new RegExp(`${BEGIN_OUTSIDE_BASE64}AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_+/=-])`) },
  { name: 'Azure access key', mark: /Key=/, pattern: /(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{40,}={0,2}/ },
  { name: 'Azure shared access signature', mark: /sig=/, pattern: signature() },
  token('Azure client secret', /Q~/, '(?<![.~-])[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])'),
  token('Tailscale key', /tskey-/, 'tskey-(?:[a-z]+-)?[A-Za-z0-9]{8,}-[A-Za-z0-9]{16,}'),
  token('Cloudflare token', /cf(?:k|ut|at)_/, 'cf(?:k|ut|at)_[A-Za-z0-9]{40,}'),
  token('DigitalOcean token', /_v1_/, 'do[opr]_v1_[0-9a-f]{64}'),
  token('Grafana token', /gl[a-z]+[-_]/, 'glsa_[A-Za-z0-9]{32}_[0-9A-Fa-f]{8}'),
  token('Grafana token', /glc_eyJ/, 'glc_eyJ[A-Za-z0-9+/]{30,}'),
  token('Terraform Cloud token', /\.atlasv1\./, '[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_=-]{60,}'),
  token('Docker Hub token', /dckr_/, 'dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,}'),
  token('npm token', /npm_/, 'npm_[A-Za-z0-9]{36}'),
  token('PyPI token', /pypi-AgE/, 'pypi-AgE[A-Za-z0-9_-]{50,}'),
];

/** Any of the marks, as the source of an expression: most texts have none, and one search says so. */
export const SECRET_MARKS = [...new Set(SHAPES.map(({ mark }) => mark.source))].join('|');
const ANY_MARK = new RegExp(SECRET_MARKS);

/** The kind of secret that stands in a text, or undefined. The secret itself is never returned. */
export function secretShapeIn(text: string): string | undefined {
  if (!ANY_MARK.test(text)) { return undefined; }
  return SHAPES.find(shape => shape.mark.test(text) && shape.pattern.test(text))?.name;
}

/** The query of a URL has a version of the service beside the signature, before it or after it; `&` may be escaped. */
function signature(): RegExp {
  const and = '(?:[?&]|&amp;|\\\\u0026)';
  const version = `${and}sv=[0-9]{4}-[0-9]{2}-[0-9]{2}`;
  const value = `${and}sig=[A-Za-z0-9%+/]{40,}`;
  const between = '[^\\s"\']{0,400}?';
  return new RegExp(`${version}${between}${value}|${value}${between}${version}`);
}
