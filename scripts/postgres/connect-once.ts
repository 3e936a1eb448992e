import pg from 'pg';

/** Connects and asks one question. Null when it is answered, else why not. */
export async function connectOnce(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return null;
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    return message || (code ?? 'no reason given');
  } finally {
    await client.end().catch(() => undefined);
  }
}
