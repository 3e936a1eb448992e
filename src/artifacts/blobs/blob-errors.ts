/** The store cannot take or give bytes now; the same call may succeed later. */
export class BlobsAway extends Error {
  override readonly name = 'BlobsAway';
  readonly statusCode = 503;
  /** For waitForStore: workers wait for this as they wait for PostgreSQL. */
  readonly code = 'EHOSTUNREACH';
  constructor(reason: string) {
    super(`The artifact store cannot be used now (${reason}); nothing was kept. Send the same request again shortly.`);
  }
}

export class BlobNotFound extends Error {
  override readonly name = 'BlobNotFound';
  constructor(sha256: string) {
    super(`The artifact store has no bytes of SHA-256 ${sha256}. Restore them from a backup, under that name.`);
  }
}
