import { join } from 'node:path';
import { findToxiproxy } from '../../../scripts/toxiproxy/find-toxiproxy.js';
import { readSettings } from '../../../src/config/settings.js';
import { freePort } from '../../rig/processes/free-port.js';
import { SpawnedProcess } from '../../rig/processes/spawned-process.js';

/** A network between two processes, driven over the proxy's HTTP API. */
export interface Link {
  /** Where to connect instead: host and port. */
  readonly address: string;
  /** Ends every connection and refuses new ones. */
  cut(): Promise<void>;
  /** Lets connections stand and swallows what is sent: nothing is refused, nothing answers. */
  swallow(): Promise<void>;
  /** Lets requests through and swallows the answers: what was asked for happens, and whoever asked never hears of it. */
  loseAnswers(): Promise<void>;
  /** Holds each packet back, both ways. */
  slow(ms: number): Promise<void>;
  /** As new. */
  mend(): Promise<void>;
}

export class Toxiproxy {
  private constructor(
    private readonly server: SpawnedProcess,
    private readonly url: string,
  ) {}

  static async start(logs: string): Promise<Toxiproxy> {
    const [program, port] = [await findToxiproxy(readSettings(process.env).home), await freePort()];
    const command = [program, '-host', '127.0.0.1', '-port', String(port)];
    const logFile = join(logs, 'toxiproxy.log');
    const server = new SpawnedProcess('toxiproxy', command, { logFile, env: { ...process.env, LOG_LEVEL: 'warn' } });
    const proxy = new Toxiproxy(server, `http://127.0.0.1:${port}`);
    await server.waitFor('an answer', () =>
      fetch(`${proxy.url}/version`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    return proxy;
  }

  async link(name: string, upstream: string): Promise<Link> {
    const address = `127.0.0.1:${await freePort()}`;
    await this.post('/proxies', { name, listen: address, upstream, enabled: true });
    const poison = (type: string, stream: string, attributes: object) =>
      this.post(`/proxies/${name}/toxics`, { name: `${type}-${stream}`, type, stream, toxicity: 1, attributes });
    const both = async (type: string, attributes: object) => {
      for (const stream of ['upstream', 'downstream']) await poison(type, stream, attributes);
    };
    return {
      address,
      cut: () => this.post(`/proxies/${name}`, { enabled: false }),
      swallow: () => both('timeout', { timeout: 0 }),
      loseAnswers: () => poison('timeout', 'downstream', { timeout: 0 }),
      slow: (ms) => both('latency', { latency: ms }),
      mend: () => this.post('/reset', {}),
    };
  }

  async stop(): Promise<void> {
    await this.server.end('SIGTERM');
  }

  private async post(path: string, body: object): Promise<void> {
    const response = await fetch(this.url + path, { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`toxiproxy refuses ${path}: ${response.status} ${await response.text()}`);
  }
}
