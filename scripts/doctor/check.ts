import type { Settings } from '../../src/config/settings.js';

/**
 * One promise of the set-up. `run` resolves to what was found, or throws what is broken and what to do. Checks with
 * `needsStack` are left out when the stack does not run.
 */
export interface Check {
  readonly name: string;
  readonly needsStack: boolean;
  run(settings: Settings): Promise<string>;
}

/** Runs the checks in order, printing each. Resolves to how many promises are broken; one left out counts as broken. */
export async function runChecks(
  checks: readonly Check[],
  settings: Settings,
  stackRuns: () => boolean,
): Promise<number> {
  const width = Math.max(...checks.map(({ name }) => name.length));
  let broken = 0;
  for (const check of checks) {
    const { name, needsStack } = check;
    const print = (mark: string, text: string) =>
      console.log(`${mark}  ${name.padEnd(width)}  ${text.replaceAll('\n', '\n      ')}`);
    if (needsStack && !stackRuns()) {
      print('--  ', 'not checked: the stack does not run');
      broken += 1;
      continue;
    }
    try {
      print('ok  ', await check.run(settings));
    } catch (error) {
      print('FAIL', (error as Error).message);
      broken += 1;
    }
  }
  return broken;
}
