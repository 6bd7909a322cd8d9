/** Settings of ansible-lint for the generated files: its strictest profile, without a skip. */
export const ANSIBLE_LINT = { profile: 'production', offline: true };

/** Settings of yamllint, as ansible-lint wants them. Texts of an inventory may be longer than a line. */
export const YAMLLINT = {
  extends: 'default',
  rules: {
    'braces': { 'max-spaces-inside': 1 },
    'comments': { 'min-spaces-from-content': 1 },
    'comments-indentation': false,
    'line-length': { max: 160, ignore: ['inventory/'] },
    'octal-values': { 'forbid-implicit-octal': true, 'forbid-explicit-octal': true },
  },
};
