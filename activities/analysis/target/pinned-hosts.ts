import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { TargetList } from '../../../src/config/target-list.js';
import { readTargetUrl, type TargetUrl } from '../../../src/config/target-url.js';
import { TargetRefused } from './target-refused.js';

/** Every address of a host name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export interface PinnedUrl extends TargetUrl {
  /** The one address that connections to the host go to. */
  readonly address: string;
}

/**
 * Turns hosts into addresses, each once: what was checked is what is connected to, so a name that changes its mind (DNS
 * rebinding) changes nothing. A name of which any address is outside of the list is refused whole.
 */
export class PinnedHosts {
  readonly #pinned = new Map<string, Promise<string>>();

  constructor(
    private readonly allowed: TargetList,
    private readonly resolve: Resolve = resolveBySystem,
  ) {}

  /** Throws TargetRefused when the URL leads outside of the list, or is written so that it could. */
  async pin(text: string): Promise<PinnedUrl> {
    const target = readTargetUrl(text);
    if ('problem' in target) throw new TargetRefused(text, target.problem);
    return { ...target, address: await this.addressOf(target.host) };
  }

  /** The address of a host, without brackets. Throws TargetRefused. */
  addressOf(host: string): Promise<string> {
    const known = this.#pinned.get(host) ?? this.#check(host);
    this.#pinned.set(host, known);
    return known;
  }

  async #check(host: string): Promise<string> {
    const addresses = isIP(host) ? [host] : await this.resolve(host);
    const outside = addresses.find((address) => !this.allowed.allows(address, host));
    const [first] = addresses;
    const leads = outside === host ? 'is' : `leads to ${outside}, which is`;
    if (outside !== undefined) throw new TargetRefused(host, `${leads} outside of ANALYSIS_TARGETS`);
    if (first === undefined) throw new TargetRefused(host, 'has no address');
    return first;
  }
}

/** As every other program of this machine resolves, hosts file included. */
async function resolveBySystem(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);
}
