import { Lab } from './lab';

const CERTIFICATES = '/usr/local/share/ca-certificates';
const ARCHIVES = '/etc/apt/sources.list.d/debian.sources';

/** Settings that were in the program and left it: what the roles wrote goes, also what the first boot wrote of it; what is of someone else stays. */
export function withdrawnScenario(lab: Lab): void {
  const again = (what: string, role: string, variables: Record<string, unknown>) => {
    lab.changedSomething(`${what}, for the first time`, lab.role(role, variables));
    lab.changedNothing(`${what}, once more`, lab.role(role, variables));
    lab.changedNothing(`${what}, in check mode after it`, lab.role(role, variables, true));
  };

  lab.guest.asRoot('echo \'Acquire::http::Proxy "http://proxy.example:3128";\' > /etc/apt/apt.conf.d/90cloud-init-aptproxy');
  again('a proxy after that of the first boot', 'hostwright_proxy', {});
  again('no proxy after both', 'hostwright_proxy', { hostwright_proxy_url: '' });
  lab.prints('no proxy is left', 'apt-config dump Acquire::http::Proxy | grep -c example || true', /^0$/);
  lab.guest.asRoot('echo \'Acquire::http::Proxy "http://foreign.example";\' > /etc/apt/apt.conf.d/80foreign');
  lab.changedNothing('no proxy, beside that of someone else', lab.role('hostwright_proxy', { hostwright_proxy_url: '' }));
  lab.prints('the proxy of someone else', 'apt-config dump Acquire::http::Proxy; rm /etc/apt/apt.conf.d/80foreign', /foreign\.example/);

  again('certificates once more', 'hostwright_trusted_cas', {});
  lab.guest.asRoot(`cp ${CERTIFICATES}/hostwright-test-root.crt ${CERTIFICATES}/cloud-init-ca-cert-1.crt; `
    + `openssl req -x509 -newkey ed25519 -nodes -keyout /dev/null -subj /CN=foreign -out ${CERTIFICATES}/cloud-init-ca-cert-2.crt 2> /dev/null; update-ca-certificates > /dev/null 2>&1`);
  again('certificates that the first boot wrote too', 'hostwright_trusted_cas', {});
  again('no certificates after both', 'hostwright_trusted_cas', { hostwright_trusted_cas_certificates: [] });
  lab.prints('only the certificate of someone else is left', `ls ${CERTIFICATES}; ls /etc/ssl/certs | grep -cE "hostwright|cloud-init"; rm ${CERTIFICATES}/*; update-ca-certificates --fresh > /dev/null 2>&1`, /^cloud-init-ca-cert-2\.crt\s+1$/);

  again('a mirror', 'hostwright_package_mirror', { hostwright_package_mirror_url: 'http://deb.debian.org:80' });
  again('no mirror any more', 'hostwright_package_mirror', { hostwright_package_mirror_url: '' });
  lab.prints('the archives of the distribution', `grep URIs ${ARCHIVES}`, /^URIs: http:\/\/deb\.debian\.org\/debian\s+URIs: http:\/\/deb\.debian\.org\/debian-security$/);
  lab.guest.asRoot(`sed -i "/^#/d; s,deb.debian.org,deb.debian.org:80," ${ARCHIVES}`);
  lab.changedNothing('no mirror, with archives that someone else chose', lab.role('hostwright_package_mirror', { hostwright_package_mirror_url: '' }));
  lab.prints('the archives of someone else', `grep -c org:80 ${ARCHIVES}; sed -i s,:80,, ${ARCHIVES}`, /^2$/);

  again('updates by hand', 'hostwright_updates', { hostwright_updates_automatic: false });
  lab.prints('no updates without a person', 'apt-config dump APT::Periodic::Unattended-Upgrade; ls /etc/apt/apt.conf.d | grep -cE "20auto-upgrades|hostwright" || true', /^0$/);
  lab.guest.asRoot('echo \'APT::Periodic::Unattended-Upgrade "1";\' > /etc/apt/apt.conf.d/20auto-upgrades');
  lab.changedNothing('updates by hand, beside those that someone else switched on', lab.role('hostwright_updates', { hostwright_updates_automatic: false }));
  lab.prints('the updates of someone else', 'cat /etc/apt/apt.conf.d/20auto-upgrades; rm /etc/apt/apt.conf.d/20auto-upgrades', /Unattended-Upgrade "1"/);
}
