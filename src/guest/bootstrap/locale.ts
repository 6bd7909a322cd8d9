import { BootstrapRole } from './bootstrap-role';

/** Locale. */
export const LOCALE: BootstrapRole = {
  roleName: 'hostwright_locale',
  variables: ({ locale, guest }) => locale === undefined || guest.isWindows ? undefined : { hostwright_locale_name: locale },
};
