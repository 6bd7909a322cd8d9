import type { CheckovSkip } from './checkov-skips';

type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, any>>>>>>;

/** The file that checkov takes with `--baseline`; it reads `check_ids` and leaves the reasons to people. */
export interface CheckovBaseline {
  readonly failed_checks: readonly {
    readonly file: string;
    readonly findings: readonly { readonly resource: string; readonly check_ids: readonly string[]; readonly reasons: Readonly<Record<string, string>> }[];
  }[];
}

/** Skips that stand in the comment of a resource of a Terraform document. */
export function skipsIn(resource: Readonly<Record<string, any>>): CheckovSkip[] {
  return resource['//']?.checkov?.skip ?? [];
}

/**
 * The skips of a document once more, as a baseline: checkov does not read the comments of Terraform JSON, so that without this file
 * it tells every explained finding as a failure.
 *
 * @param file path of the document for people, from the folder in which checkov runs
 */
export function checkovBaseline(document: { readonly resource?: Blocks }, file: string): CheckovBaseline {
  const findings = Object.entries(document.resource ?? {}).flatMap(([type, resources]) => Object.entries(resources).flatMap(([name, resource]) => {
    const skips = skipsIn(resource);
    const explained = { check_ids: skips.map(({ id }) => id), reasons: Object.fromEntries(skips.map(({ id, comment }) => [id, comment])) };
    // Checks that look at one resource of Terraform JSON tell its block, those that look at several its type.
    return skips.length === 0 ? [] : ['resource', type].map(kind => ({ resource: `${kind}.${name}`, ...explained }));
  }));
  return { failed_checks: findings.length === 0 ? [] : [{ file, findings: findings.sort((a, b) => a.resource < b.resource ? -1 : 1) }] };
}
