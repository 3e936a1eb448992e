import type { RuleNote } from '../../../../contracts/analysis/finding.js';
import { lineStartsOf, placeIn } from '../line-text.js';
import { millraceVersion } from '../millrace-version.js';
import type { FileTool, LoadedFile, Observation } from '../tool.js';
import { CREDENTIAL_PATTERNS } from './credential-patterns.js';
import { ASSIGNED, findSecrets, FOR_SHOW, type FoundSecret } from './find-secrets.js';
import { isGenerated } from './places-of-files.js';
import { TOKEN_PATTERNS } from './token-patterns.js';

const REMEDY = 'Revoke it, take it out of the history, and read it from the environment or a vault.';

const RULES = new Map<string, Pick<RuleNote, 'severity' | 'description'>>([
  [ASSIGNED, { severity: 'medium', description: `What looks like a password or key stands in the file. ${REMEDY}` }],
  [
    FOR_SHOW,
    {
      severity: 'low',
      description: `What looks like a secret stands in a test or a document. Made up? If not: ${REMEDY}`,
    },
  ],
  ...[...TOKEN_PATTERNS, ...CREDENTIAL_PATTERNS].map(
    ({ id, severity, title }) => [id, { severity, description: `${title} stands in the file. ${REMEDY}` }] as const,
  ),
]);

/** Secrets in files of every kind, by their form, and by a name and how random they are. What it says never holds one. */
export function createSecretsTool(): FileTool {
  return {
    about: { name: 'secrets', version: millraceVersion(), uri: 'https://cwe.mitre.org/data/definitions/798.html' },
    reads: () => true,
    rule: (id) => ({
      id,
      tool: 'secrets',
      cwe: 'CWE-798',
      owasp: 'A07:2021',
      help_uri: null,
      ...(RULES.get(id) ?? { severity: 'low', description: id }),
    }),
    check: (file) => {
      if (isGenerated(file.path)) return { observations: [] };
      const found = findSecrets(file);
      const starts = found.length > 0 ? lineStartsOf(file.text) : [];
      return { observations: found.map((secret) => observation(file, secret, found, starts)) };
    },
  };
}

function observation(
  { path, text }: LoadedFile,
  { rule, start }: FoundSecret,
  all: readonly FoundSecret[],
  starts: readonly number[],
): Observation {
  const { line, column } = placeIn(starts, start);
  const from = starts[line - 1] ?? 0;
  const to = starts[line] ?? text.length;
  // The finding's id is made of its line: what is secret must not go into it, not even as a hash.
  let lineText = text.slice(from, to);
  for (const { start: at, length } of [...all].sort((a, b) => b.start - a.start)) {
    const [first, last] = [Math.max(at - from, 0), Math.min(at + length - from, lineText.length)];
    if (first < last) lineText = `${lineText.slice(0, first)}***${lineText.slice(last)}`;
  }
  return { rule, file: path, line, column, message: RULES.get(rule)?.description ?? rule, lineText };
}
