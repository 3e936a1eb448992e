/** Where repositories may be fetched from. A host is as it stands in a URL, with its port where it is not the usual one. */
export interface GitLimits {
  readonly schemes: readonly string[];
  readonly hosts: readonly string[];
}

/** A branch, a tag or a whole commit id: nothing that git would read as an option, a range or a pair of names. */
export const GIT_REF = /^(?![-./])(?!.*(?:\.\.|\/\/|\/\.|@\{|\.lock$|[/.]$))[\w./@+#-]{1,200}$/;

/**
 * Why a repository may not be fetched, with what to do; null when it may. A `file` URL is also bound to the folders that may
 * be analyzed, which only a machine can tell.
 */
export function refuseGitUrl(text: string, { schemes, hosts }: GitLimits): string | null {
  if (!URL.canParse(text)) return 'is no URL: give one such as https://github.com/nodejs/node.git.';
  const { protocol, host, username, password, search, hash } = new URL(text);
  const scheme = protocol.slice(0, -1);
  if (!schemes.includes(scheme))
    return `has the scheme ${scheme}, and this server fetches by ${schemes.join(', ')} alone: use one of these, or set ANALYSIS_GIT_SCHEMES.`;
  if (username !== '' || password !== '')
    return 'holds credentials, which would be stored with the task: leave them out, and send private code as an archive.';
  if (search !== '' || hash !== '') return 'must end with the path of the repository: name a branch in git_ref.';
  if (scheme === 'file') return host === '' ? null : 'names a host: a file URL has none.';
  if (hosts.length === 0)
    return 'is not open on this server: set ANALYSIS_GIT_HOSTS to the hosts that may be fetched from, or send an archive.';
  return hosts.includes(host)
    ? null
    : `must be of ${hosts.join(' or ')}: add ${host} to ANALYSIS_GIT_HOSTS to allow it.`;
}
