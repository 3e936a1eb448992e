import { queryStore } from '../../rig/query-store.js';
import type { Store } from '../../rig/store.js';

const SQL = `
SELECT 'column' AS kind, table_name || '.' || column_name AS name,
       concat_ws(' ', data_type, is_nullable, column_default, is_identity) AS definition
FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL
SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL
SELECT 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL
SELECT 'migration', hash, created_at::text FROM drizzle.__drizzle_migrations
ORDER BY 1, 2, 3`;

/** Every column, index, constraint and migration of a database, in words. */
export function readSchema(store: Store): Promise<{ kind: string; name: string; definition: string }[]> {
  return queryStore(store, SQL, []);
}
