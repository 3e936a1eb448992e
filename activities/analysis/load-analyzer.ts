import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Analyzer } from './analyzer.js';

/**
 * Loads the analyzer of a name from its file. Throws, with the fix in the message, when the file is missing or its default
 * export is not an analyzer of that name.
 */
export async function loadAnalyzer(name: string): Promise<Analyzer> {
  const address = new URL(`./analyzers/${name}.analyzer.js`, import.meta.url);
  const source = `activities/analysis/analyzers/${name}.analyzer.ts`;
  if (!existsSync(fileURLToPath(address))) {
    throw new Error(
      `The analyzer ${name} is listed in contracts/analysis/analyzers.ts, but ${source} was not built. Write it, or take its line out.`,
    );
  }
  const { default: analyzer } = (await import(address.href)) as { default?: Partial<Analyzer> };
  if (typeof analyzer?.analyze !== 'function' || analyzer.name !== name) {
    throw new Error(
      `${source} must export an Analyzer named "${name}" as its default. It exports ${describe(analyzer)}.`,
    );
  }
  return analyzer as Analyzer;
}

function describe(found: Partial<Analyzer> | undefined): string {
  if (!found) return 'no default';
  return typeof found.name === 'string' ? `one named "${found.name}"` : 'something else';
}
