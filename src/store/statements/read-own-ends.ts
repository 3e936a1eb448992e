import type { TerminalState } from '../../../contracts/states.js';
import type { Database } from '../database.js';
import type { Writer } from './change-subtask.js';

const SQL = `
SELECT name, status FROM subtasks
WHERE task_id = $1 AND run_id = $2 AND attempt = $3 AND name = ANY($4) AND status NOT IN ('PENDING', 'PROCESSING')`;

/**
 * How this very attempt has ended these subtasks, by name. The answer to a write can be lost with its connection: the write
 * is then repeated, and refused, and stands all the same.
 */
export async function readOwnEnds(
  database: Database,
  { taskId, runId, attempt }: Writer,
  names: readonly string[],
): Promise<ReadonlyMap<string, TerminalState>> {
  const values = [taskId, runId, attempt, names];
  const rows = await database.run<{ name: string; status: TerminalState }>('read_own_ends', SQL, values);
  return new Map(rows.map(({ name, status }) => [name, status]));
}
