import pg from 'pg';

// SQLSTATE classes of a server that is starting, stopping, full or gone, and the system's words for the same.
const AWAY_STATES = /^(08|57P|53|58)/;
const AWAY_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH']);
const AWAY_MESSAGES = /connection terminated|timeout exceeded when trying to connect|client was closed|not queryable/i;

/** Whether an error says that PostgreSQL cannot be reached now, so that the same call may succeed later. */
export function isStoreAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.cause !== undefined && isStoreAway(error.cause)) return true;
  const code = (error as { code?: string }).code ?? '';
  if (error instanceof pg.DatabaseError) return AWAY_STATES.test(code);
  return AWAY_CODES.has(code) || AWAY_MESSAGES.test(error.message);
}
