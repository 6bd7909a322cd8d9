import { BootstrapRole } from './bootstrap-role';
import { withdrawn } from './withdrawn';
import { shortHash } from '../../private/identity';
import { certificatesIn } from '../../private/pem';

/** Certificates of authorities; each is named by its content, so that their order never matters. */
export const TRUSTED_CAS: BootstrapRole = {
  roleName: 'hostwright_trusted_cas',
  variables: intent => {
    const certificates = new Map(intent.trustedCas.flatMap(certificatesIn).map(pem => [`hostwright-${shortHash(pem)}`, pem]));
    return certificates.size === 0 ? withdrawn(intent) : {
      hostwright_trusted_cas_certificates: [...certificates].sort(([a], [b]) => a < b ? -1 : 1).map(([name, pem]) => ({ name, pem: `${pem}\n` })),
    };
  },
};
