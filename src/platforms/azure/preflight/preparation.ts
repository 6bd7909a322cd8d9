import { accessLines } from './access-lines';
import type { PreflightFound } from './preflight';
import { SUBSCRIPTION_VARIABLE } from './subject';
import { Preparation } from '../../../artifacts/next-steps';
import { shell } from '../../preflight/markdown';

/** Forms of the variables that the provider reads by itself. */
export const FORMS: Readonly<Record<string, string>> = { [SUBSCRIPTION_VARIABLE]: 'id of the subscription' };
/** How the provider logs in; it takes a managed identity or OIDC as well. */
export const LOGIN = 'a login: `ARM_CLIENT_ID`, `ARM_CLIENT_SECRET` and `ARM_TENANT_ID` of the service principal, or `az login`';

/** What NEXT.md says of a platform: what makes its service principal, and what Terraform reads. */
export function preparationOf({ subject: { path, resourceGroup, location }, needs: { secrets }, privileges: { grants }, access }: PreflightFound): Preparation {
  const lines = grants.length === 0 ? [] : [
    'Look through `preflight.md` beside this file: what the subscription must have, with a command for each line. Then, after `az login` as somebody who may define and assign roles:',
    '',
    ...shell(accessLines(access)),
    '',
    'The line with `create-for-rbac` prints `appId`, `password` and `tenant`, once: they are `ARM_CLIENT_ID`, `ARM_CLIENT_SECRET` and `ARM_TENANT_ID`.',
  ];
  return {
    title: `${path}: ${resourceGroup} in ${location}`,
    variables: secrets.variables.map(name => ({ name, form: FORMS[name] })),
    needs: [...secrets.files, LOGIN],
    lines,
  };
}
