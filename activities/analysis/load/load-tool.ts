import type { RuleNote, ToolNote } from '../../../contracts/analysis/finding.js';
import type { Observation } from '../tools/tool.js';
import { AUTOCANNON } from './load-step.js';

/** autocannon as a tool of the report. Its figures differ each time, so they are metrics; only that it fails is a finding. */
export const LOAD_TOOL = {
  about: { name: 'autocannon', ...AUTOCANNON } satisfies ToolNote,
  rule: (id: string): RuleNote => ({
    id,
    tool: 'autocannon',
    severity: 'medium',
    cwe: 'CWE-400',
    description: 'The program fails under a small load. See the figures of the result',
    help_uri: null,
  }),
};

export function failureAt(url: string): Observation {
  const message = 'More than one request of a hundred failed under load. See the figures of the result.';
  return { rule: 'fails-under-load', file: url, line: 1, column: 1, message, lineText: 'fails-under-load' };
}
