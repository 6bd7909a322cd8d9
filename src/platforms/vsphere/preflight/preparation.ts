import { accessLines, globalStep } from './access-lines';
import type { PreflightFound } from './preflight';
import { Preparation } from '../../../artifacts/next-steps';
import { shell } from '../../preflight/markdown';
import { PASSWORD_VARIABLE, USER_VARIABLE } from '../render-provider';

/** What NEXT.md says of a platform: what makes its user, and what Terraform reads. */
export function preparationOf({ subject: { path, server, context: { settings } }, needs: { secrets }, grants, access }: PreflightFound): Preparation {
  const step = globalStep(access);
  const administrator = settings.standalone ? '`root` of the host' : 'an administrator of vCenter';
  const lines = grants.length === 0 ? [] : [
    `Look through \`preflight.md\` beside this file: what the ${settings.standalone ? 'host' : 'vCenter'} must have, with a command for each line. Then, with \`GOVC_URL\`, \`GOVC_USERNAME\` and \`GOVC_PASSWORD\` of ${administrator}:`,
    '',
    ...shell(accessLines(access)),
    ...step === undefined ? [] : ['', step],
  ];
  return {
    title: `${path}: ${server}`,
    variables: secrets.variables.map(name => ({ name, form: { [USER_VARIABLE]: access.principal, [PASSWORD_VARIABLE]: `password of ${access.principal}` }[name] })),
    needs: secrets.files,
    lines,
  };
}
