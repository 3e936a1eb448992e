import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findCli } from '../../scripts/engine/find-cli.js';
import { portAnswers } from '../../scripts/processes/port-answers.js';
import { repositoryRoot } from '../../src/config/repository-root.js';
import { readSettings } from '../../src/config/settings.js';
import { engineCommand } from '../peers/bare-temporal/engine-command.js';
import { startGroup } from './process-group.js';
import type { Stack } from './stack.js';

const run = promisify(execFile);
const program = (name: string) => fileURLToPath(new URL(`../peers/bare-temporal/${name}.js`, import.meta.url));

/** node:http, a Temporal client and a Temporal worker: the engine of Millrace without Millrace. */
export const bareTemporal: Stack = {
  name: 'bare-temporal',
  title: 'bare Temporal',
  async versions() {
    const { stdout } = await run(await findCli(readSettings(process.env)), ['--version']);
    const manifest = readFileSync(
      join(repositoryRoot(), 'node_modules', '@temporalio', 'worker', 'package.json'),
      'utf8',
    );
    return { 'temporal server': /Server ([\d.]+)/.exec(stdout)?.[1] ?? 'unknown', ...sdk(manifest) };
  },
  start: (place) =>
    startGroup(place.logs, async (group) => {
      const { api, temporal: port, temporalUi: uiPort } = place.ports;
      const cli = await findCli(readSettings(process.env));
      const cwd = place.folder;
      const [address, engine] = [`127.0.0.1:${api}`, `127.0.0.1:${port}`];
      const env = {
        ...{ TEMPORAL_ADDRESS: engine, BENCH_LOG: place.benchLog, BENCH_SLOTS: String(place.slots), PORT: String(api) },
        ...{ BENCH_WORKFLOW_BUNDLE: join(cwd, 'workflow-bundle.js'), NODE_ENV: 'production' },
      };
      await run(process.execPath, [program('bundle')], { env: { ...process.env, ...env } });
      const command = engineCommand(cli, cwd, { port, uiPort });
      await group.start({ ...{ name: 'temporal', cwd, env: {}, command }, isReady: () => portAnswers(engine) });
      const node = (name: string) => ({ name, cwd, env, command: [process.execPath, program(name)] });
      await group.start(node('worker'));
      await group.start({ ...node('api'), isReady: () => portAnswers(address) });
      return group.asStack(`http://${address}`, place.slots);
    }),
};

function sdk(manifest: string): Readonly<Record<string, string>> {
  return { '@temporalio/worker': (JSON.parse(manifest) as { version: string }).version };
}
