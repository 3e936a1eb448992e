import { findPinnedProgram } from '../../scripts/engine/find-pinned-program.js';
import { readSettings } from '../../src/config/settings.js';

const MODULE = 'go.temporal.io/server';

export interface TemporalServer {
  readonly server: string;
  /** Makes the databases of the server, and their tables. */
  readonly sqlTool: string;
}

/** The Temporal server that takes any store, built once from Go modules: a few minutes on two cores. */
export async function findTemporalServer(): Promise<TemporalServer> {
  const { home } = readSettings(process.env);
  const shared = { moduleFolder: 'temporal-server', module: MODULE };
  const server = await findPinnedProgram(
    { ...shared, name: 'temporal-server', title: 'the Temporal server', package: `${MODULE}/cmd/server` },
    home,
  );
  const sqlTool = await findPinnedProgram(
    { ...shared, name: 'temporal-sql-tool', title: 'its database tool', package: `${MODULE}/cmd/tools/sql` },
    home,
  );
  return { server, sqlTool };
}
