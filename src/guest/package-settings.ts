import { PackageManager } from '../model/package-manager';
import { HttpProxy } from '../values';

/** Parts of a cloud-config, by package manager. cloud-init has modules for those of apt and apk; the others read a file. */
type Part = Record<string, unknown>;

/** The proxy of apt, and the hosts that it passes by. */
export function aptProxy({ url, directHosts }: HttpProxy): Part {
  const direct = ['http', 'https'].flatMap(scheme => directHosts.map(host => `Acquire::${scheme}::Proxy::${host} "DIRECT";\n`)).join('');
  return { apt: { http_proxy: url, https_proxy: url, ...direct === '' ? {} : { conf: direct } } };
}

/** dnf and yum read it from the only section of their configuration; it is there before the first package is fetched. */
export function dnfProxy({ url }: HttpProxy, manager: PackageManager): Part {
  return { write_files: [{ path: manager === PackageManager.YUM ? '/etc/yum.conf' : '/etc/dnf/dnf.conf', content: `proxy=${url}\n`, append: true }] };
}

/** zypper reads the file that YaST writes. */
export function zypperProxy({ url, directHosts }: HttpProxy): Part {
  const lines = ['PROXY_ENABLED="yes"', `HTTP_PROXY="${url}"`, `HTTPS_PROXY="${url}"`, `NO_PROXY="${['localhost', '127.0.0.1', ...directHosts].join(',')}"`];
  return { write_files: [{ path: '/etc/sysconfig/proxy', content: `${lines.join('\n')}\n`, permissions: '0644' }] };
}

/** Archives of Debian and Ubuntu on a mirror. Debian keeps its security updates in an archive of their own. */
export function aptArchives(guestId: string, mirror: string): Part | undefined {
  const archives = /^debian-/.test(guestId) ? { primary: 'debian', security: 'debian-security' } : /^ubuntu-/.test(guestId) ? { primary: 'ubuntu', security: 'ubuntu' } : undefined;
  const at = (archive: string) => [{ arches: ['default'], uri: `${mirror}/${archive}` }];
  return archives && { apt: { preserve_sources_list: false, primary: at(archives.primary), security: at(archives.security) } };
}

/** Main and community repository of an Alpine release on a mirror: the guest agent lies in the second. */
export function apkRepositories(guestId: string, mirror: string): Part | undefined {
  const release = /^alpine-([0-9]+\.[0-9]+)$/.exec(guestId)?.[1];
  return release === undefined ? undefined : { apk_repos: { alpine_repo: { base_url: `${mirror}/alpine`, version: `v${release}`, community_enabled: true } } };
}

/** Whether a mirror of the usual layout has the archives of a guest. */
export function hasMirroredArchives(guestId: string): boolean {
  return aptArchives(guestId, '') !== undefined || apkRepositories(guestId, '') !== undefined;
}
