import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCli } from '../../../scripts/engine/find-cli.js';
import { readSettings } from '../../../src/config/settings.js';
import { Engine } from '../../rig/engine.js';
import { freePort } from '../../rig/processes/free-port.js';
import { OwnPostgres } from '../../rig/store.js';
import { SupervisedStack } from './supervised-stack.js';
import { type Link, Toxiproxy } from './toxiproxy.js';

/** API and workers under the product's supervisor, which reach a database and an engine of their own through a proxy each. */
export class ProxiedStack {
  private constructor(
    readonly stack: SupervisedStack,
    /** Past the proxy. */
    readonly databaseUrl: string,
    readonly links: { readonly database: Link; readonly engine: Link },
    private readonly end: () => Promise<void>,
  ) {}

  static async start(name: string): Promise<ProxiedStack> {
    const home = mkdtempSync(join(tmpdir(), 'millrace-servers-'));
    chmodSync(home, 0o755);
    const logs = join(home, 'logs');
    mkdirSync(logs);
    const [cli, port, uiPort] = [await findCli(readSettings(process.env)), await freePort(), await freePort()];
    const engine = new Engine({ cli, home, logs, port, uiPort });
    const [store, proxy] = await Promise.all([
      OwnPostgres.start(home, await freePort()),
      Toxiproxy.start(logs),
      engine.start(),
    ]);
    const url = new URL(store.url);
    const links = {
      database: await proxy.link('database', url.host),
      engine: await proxy.link('engine', engine.address),
    };
    const stack = await SupervisedStack.open(name, {
      DATABASE_URL: Object.assign(new URL(store.url), { host: links.database.address }).href,
      TEMPORAL_ADDRESS: links.engine.address,
    });
    await stack.run('start');
    return new ProxiedStack(stack, store.url, links, async () => {
      await stack.close();
      await Promise.all([proxy.stop(), engine.close(), store.close()]);
      rmSync(home, { recursive: true });
    });
  }

  close(): Promise<void> {
    return this.end();
  }
}
