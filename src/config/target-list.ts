import ipaddr from 'ipaddr.js';

type Network = ReturnType<typeof ipaddr.parseCIDR>;

const NAME = /^(?=.{1,253}$)[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)*$/;

/**
 * What may be spoken to: networks ("127.0.0.0/8", or one address), and host names. A name opens the public addresses it stands
 * for; one of a private network must be in a listed network as well, whatever the name's owner says.
 */
export class TargetList {
  readonly #networks: readonly Network[];
  readonly #names: ReadonlySet<string>;

  constructor(readonly entries: readonly string[]) {
    this.#networks = entries.map(readNetwork).filter((network) => network !== null);
    this.#names = new Set(entries.filter(isName));
  }

  /** Whether a connection to this address is allowed that was resolved from `host`, or is itself the host. */
  allows(address: string, host: string): boolean {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    if (this.#networks.some((network) => parsed.kind() === network[0].kind() && parsed.match(network))) return true;
    return this.#names.has(host) && parsed.range() === 'unicast';
  }
}

/** A network, an address or a host name in lower case. */
export function isTargetEntry(entry: string): boolean {
  return readNetwork(entry) !== null || isName(entry);
}

/** Digits and dots alone are a broken address rather than a name. */
function isName(entry: string): boolean {
  return NAME.test(entry) && /[a-z]/.test(entry.slice(entry.lastIndexOf('.') + 1)) && readNetwork(entry) === null;
}

function readNetwork(entry: string): Network | null {
  if (ipaddr.isValidCIDR(entry)) return ipaddr.parseCIDR(entry);
  if (ipaddr.IPv4.isValidFourPartDecimal(entry)) return [ipaddr.IPv4.parse(entry), 32];
  return entry.includes(':') && ipaddr.IPv6.isValid(entry) ? [ipaddr.IPv6.parse(entry), 128] : null;
}
