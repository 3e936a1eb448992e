import type { RuleNote, ToolNote } from '../../../contracts/analysis/finding.js';
import type { Observation } from '../tools/tool.js';
import { PROBES } from './probes.js';
import type { Sighting } from './probe.js';

const RULES = new Map(PROBES.flatMap(({ rules }) => Object.entries(rules)));

/** Our probes as a tool of the report. */
export const PROBE_TOOL = {
  about: {
    name: 'probes',
    version: '1.0.0',
    uri: 'https://owasp.org/www-project-web-security-testing-guide/',
  } satisfies ToolNote,
  rule: (id: string): RuleNote => {
    const rule = RULES.get(id);
    const { severity = 'low', cwe = null, message = id } = rule ?? {};
    return { id, tool: 'probes', severity, cwe, description: message, help_uri: null };
  },
};

export function observationOf({ rule, url, evidence }: Sighting): Observation {
  const message = RULES.get(rule)?.message ?? rule;
  const shown = evidence === rule ? message : `${message} (${evidence})`;
  return { rule, file: url, line: 1, column: 1, message: shown, lineText: `${rule} ${evidence}` };
}
