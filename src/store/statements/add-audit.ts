import type { JsonObject } from '../../../contracts/json.js';
import type { Database } from '../database.js';
import { storableJson } from '../storable.js';
import type { AuditAction } from '../tables/task-audit.table.js';

export interface AuditEntry {
  readonly taskId: string;
  readonly action: AuditAction;
  readonly actor: string;
  readonly subtask: string | null;
  readonly attempt: number | null;
  readonly body: JsonObject;
}

const SQL = `
INSERT INTO task_audit (task_id, action, actor, subtask, attempt, body)
SELECT $1, $2, $3, $4, $5, $6 WHERE EXISTS (SELECT FROM tasks WHERE task_id = $1)`;

/** Adds a line to a task's audit trail. */
export async function addAudit(database: Database, entry: AuditEntry): Promise<void> {
  const { taskId, action, actor, subtask, attempt, body } = entry;
  await database.run('add_audit', SQL, [taskId, action, actor, subtask, attempt, storableJson(body)]);
}
