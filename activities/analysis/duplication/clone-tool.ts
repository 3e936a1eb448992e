import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { RuleNote, ToolNote } from '../../../contracts/analysis/finding.js';
import type { Observation } from '../tools/tool.js';
import type { Clone } from './find-clones.js';

const { version } = JSON.parse(readFileSync(packageFile(), 'utf8')) as { readonly version: string };

/** jscpd as a tool of the report. */
export const CLONE_TOOL = {
  about: { name: 'jscpd', version, uri: 'https://jscpd.dev' } satisfies ToolNote,
  rule: (id: string): RuleNote => ({
    id,
    tool: 'jscpd',
    severity: 'low',
    cwe: 'CWE-1041',
    description: 'The same code stands in two places. Write it once',
    help_uri: null,
  }),
};

export function observationOf({ file, line, endLine, other, otherLine, lineText }: Clone): Observation {
  const where = other === file ? `line ${otherLine}` : `${other}, line ${otherLine}`;
  const message = `${endLine - line + 1} lines are the same as those from ${where}. Write them once.`;
  return { rule: 'duplicated-code', file, line, column: 1, message, lineText };
}

/** The package lets nobody import its package.json. */
function packageFile(): string {
  return join(dirname(createRequire(import.meta.url).resolve('@jscpd/core')), '../package.json');
}
