import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskBlobs } from '../../src/artifacts/blobs/disk-blobs.js';
import { describeRace } from './support/race.suite.js';

describe('equal bytes on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-blobs-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  describeRace(async () => ({
    blobs: new DiskBlobs(folder),
    list: async () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name),
  }));
});
