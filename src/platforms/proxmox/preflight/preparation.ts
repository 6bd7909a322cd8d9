import type { PreflightFound } from './preflight';
import { pveumLines } from './pveum';
import { Preparation } from '../../../artifacts/next-steps';
import { shell } from '../../preflight/markdown';
import { TOKEN_VARIABLE } from '../render-provider';

/** What NEXT.md says of a platform: what makes its token, and what Terraform reads. */
export function preparationOf({ subject: { path, endpoint, ssh }, needs: { secrets, sshNodes }, grants, access }: PreflightFound): Preparation {
  const lines = grants.length === 0 ? [] : [
    'Look through `preflight.md` beside this file: what the cluster must have, with a command for each line. Then, on a shell of a node, as root:',
    '',
    ...shell(pveumLines(access)),
    '',
    'The last line prints the secret of the token, once.',
  ];
  return {
    title: `${path}: ${endpoint}`,
    variables: secrets.variables.map(name => ({ name, form: name === TOKEN_VARIABLE ? `${access.userId}!${access.tokenName}=<secret>` : undefined })),
    needs: [
      ...secrets.files,
      ...sshNodes.size > 0 && ssh?.privateKey === undefined ? [`an SSH agent with a key that logs in to ${[...sshNodes].sort().map(node => `\`${node}\``).join(', ')}`] : [],
    ],
    lines,
  };
}
