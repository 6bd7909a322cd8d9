import { BootstrapRole } from './bootstrap-role';
import { shortHash } from '../../private/identity';
import { certificatesIn } from '../../private/pem';

/** Certificates of authorities; each is named by its content, so that their order never matters. */
export const TRUSTED_CAS: BootstrapRole = {
  roleName: 'hostwright_trusted_cas',
  variables: ({ trustedCas }) => {
    const certificates = new Map(trustedCas.flatMap(certificatesIn).map(pem => [`hostwright-${shortHash(pem)}`, pem]));
    return certificates.size === 0 ? undefined : {
      hostwright_trusted_cas_certificates: [...certificates].sort(([a], [b]) => a < b ? -1 : 1).map(([name, pem]) => ({ name, pem: `${pem}\n` })),
    };
  },
};
