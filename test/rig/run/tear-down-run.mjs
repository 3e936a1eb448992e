import { rmSync } from 'node:fs';

/** After the last file of a run. */
export default async function tearDownRun() {
  const { postgres, home } = globalThis.millraceRun ?? {};
  await postgres?.stop();
  if (home) rmSync(home, { recursive: true, force: true });
}
