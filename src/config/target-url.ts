import ipaddr from 'ipaddr.js';

const PROTOCOLS = ['http:', 'https:'];
/** White space, control characters and backslashes: what parsers of URLs disagree on. */
const AMBIGUOUS = /[\p{Cc} \u00a0\\]/u;

/** A URL and the host it stands for: an address without brackets, or a name. */
export interface TargetUrl {
  readonly url: URL;
  readonly host: string;
  readonly isAddress: boolean;
}

/**
 * Reads the URL of a target, and refuses with the reason every way to write one that could mean two places: odd notations of
 * an address, credentials, a trailing dot, letters beyond ASCII.
 */
export function readTargetUrl(text: string): TargetUrl | { readonly problem: string } {
  if (AMBIGUOUS.test(text) || !URL.canParse(text)) return { problem: 'is no URL: write it as http://127.0.0.1:8080/' };
  const url = new URL(text);
  if (!PROTOCOLS.includes(url.protocol)) return { problem: 'must start with http:// or https://' };
  if (url.username !== '' || url.password !== '')
    return { problem: 'must not hold a user name or password: leave them out' };
  const written = /^https?:\/\/(\[[^\]]*\]|[^:/?#]*)/i.exec(text)?.[1]?.toLowerCase() ?? '';
  if (written !== url.hostname) return { problem: `names its host in an odd way: write it as ${url.hostname}` };
  if (written.endsWith('.'))
    return { problem: `must not end its host with a dot: write it as ${written.replace(/\.+$/, '')}` };
  const host = written.replace(/^\[|\]$/g, '');
  const isAddress = ipaddr.isValid(host);
  if (isAddress && ipaddr.process(host).kind() !== ipaddr.parse(host).kind())
    return { problem: `hides an IPv4 address in an IPv6 one: write it as ${ipaddr.process(host).toString()}` };
  return { url, host, isAddress };
}
