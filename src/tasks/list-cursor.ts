import { parseMoment } from '../http/query-values.js';

interface Position {
  readonly createdAt: Date;
  readonly taskId: string;
}

/** The place after a row of a list, opaque to clients. */
export function encodeCursor({ createdAt, taskId }: Position): string {
  return Buffer.from(JSON.stringify([createdAt.toISOString(), taskId])).toString('base64url');
}

export function decodeCursor(cursor: string): Position {
  try {
    const [moment, taskId] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string];
    const createdAt = parseMoment(moment);
    if (createdAt === null || typeof taskId !== 'string' || taskId.includes('\0')) throw new Error();
    return { createdAt, taskId };
  } catch {
    throw new Error('This cursor is not one of ours. Send next_cursor as it was answered, or leave it out.');
  }
}
