import { type RunningPostgres, startPostgres } from '../../scripts/postgres/start-postgres.js';
import type { Member } from './member.js';
import type { ProcessGroup } from './process-group.js';
import type { StackPlace } from './stack.js';

/** Starts PostgreSQL, as Millrace does, as a process of the group. Returns the URL of its database. */
export async function addPostgres(group: ProcessGroup, { folder, ports }: StackPlace): Promise<string> {
  const start = () => startPostgres({ home: folder, port: ports.postgres });
  const asMember = (postgres: RunningPostgres): Member => ({
    ...{ name: 'postgres', pid: postgres.pid },
    end: () => postgres.stop(),
    again: async () => asMember(await start()),
  });
  const postgres = await start();
  group.add(asMember(postgres));
  return postgres.url;
}
