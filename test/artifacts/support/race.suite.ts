import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoredArtifacts } from '../../../src/artifacts/stored-artifacts.js';
import type { BlobStore } from '../../../src/artifacts/blobs/blob-store.js';
import { RetentionPass } from '../../../src/retention/retention-pass.js';
import { readProcessSettings } from '../../../src/config/boot-settings.js';
import { Database } from '../../../src/store/database.js';
import { createDatabase, type Store } from '../../rig/store.js';
import { newBytes } from './digest.js';

const ROUNDS = 40;
const CONTENTS = 8;
const SWEEP_MS = 200;
const DELETE_MS = 30;
const ABOUT = { tenant: 'default', media_type: 'application/octet-stream', task_id: null };

interface Opened {
  readonly blobs: BlobStore;
  list(): Promise<string[]>;
}

/** Equal bytes come while retention deletes them, again and again: nobody who was told that they are kept may lose them. */
export function describeRace(open: () => Promise<Opened>): void {
  let store: Store;
  let database: Database;
  let artifacts: StoredArtifacts;
  let pass: RetentionPass;
  let opened: Opened;

  beforeAll(async () => {
    store = await createDatabase();
    const settings = readProcessSettings({ DATABASE_URL: store.url, DATABASE_POOL_SIZE: '20' });
    database = new Database(settings);
    opened = await open();
    artifacts = new StoredArtifacts(database, opened.blobs);
    pass = new RetentionPass(database, takeTime(opened.blobs), settings);
  });
  afterAll(async () => {
    await database.onModuleDestroy();
    await store.close();
  });

  const sweep = () => pass.run(new AbortController().signal);
  const giveUp = (artifactId: string) =>
    database.run(
      'give_up',
      `UPDATE artifacts SET created_at = now() - interval '1 year', check_at = now() WHERE artifact_id = $1`,
      [artifactId],
    );

  test('equal bytes that come while they are deleted are there afterwards', async () => {
    let over = false;
    let swept = 0;
    const sweeping = Promise.all(
      [1, 2].map(async () => {
        while (!over) swept += (await sweep()).blobs;
      }),
    );
    const comeAndGo = async (bytes: Buffer) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const { artifact_id } = await artifacts.put(bytes, ABOUT);
        const { stream } = await artifacts.open(artifact_id);
        expect((await buffer(stream)).equals(bytes)).toBe(true);
        await giveUp(artifact_id);
        // Long enough for the sweep to be anywhere in its work when the same bytes come again.
        await sleep(Math.random() * SWEEP_MS);
      }
    };
    try {
      await Promise.all(Array.from({ length: CONTENTS }, () => comeAndGo(newBytes(1000))));
    } finally {
      over = true;
      await sweeping;
    }
    expect(swept).toBeGreaterThan(CONTENTS);
    await sweep();
    expect(await opened.list()).toEqual([]);
  });
}

/** A store that deletes slowly: what comes between the look for holders and the deletion has time to come. */
function takeTime(blobs: BlobStore): BlobStore {
  const slow = async (sha256: string) => {
    await sleep(Math.random() * DELETE_MS);
    await blobs.delete(sha256);
  };
  return Object.create(blobs, { delete: { value: slow } }) as BlobStore;
}
