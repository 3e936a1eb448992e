import type { LoadedFile } from '../tool.js';
import { isAllowed } from './allow-list.js';
import { assignmentsIn } from './assignments.js';
import { CREDENTIAL_PATTERNS } from './credential-patterns.js';
import { looksSecret } from './looks-secret.js';
import { isForShow, isSettings } from './places-of-files.js';
import type { SecretPattern } from './secret-pattern.js';
import { TOKEN_PATTERNS } from './token-patterns.js';

export const ASSIGNED = 'secret-assigned';
export const FOR_SHOW = 'secret-for-show';

/** A secret in a text: from `start`, so many characters, which must not be shown to anybody. */
export interface FoundSecret {
  readonly rule: string;
  readonly start: number;
  readonly length: number;
}

/** The secrets of a file, each once, by the rule that knows it best. */
export function findSecrets({ path, text }: LoadedFile): readonly FoundSecret[] {
  const found = [
    ...TOKEN_PATTERNS.flatMap((pattern) => byForm(text, pattern, pattern.id)),
    ...CREDENTIAL_PATTERNS.flatMap((pattern) => byForm(text, pattern, isForShow(path) ? FOR_SHOW : pattern.id)),
    ...byName(text, isSettings(path), isForShow(path) ? FOR_SHOW : ASSIGNED),
  ];
  return found.filter(
    (one, index) => !found.slice(0, index).some((other) => one.start < end(other) && other.start < end(one)),
  );
}

const end = ({ start, length }: FoundSecret): number => start + length;

function byForm(text: string, pattern: SecretPattern, rule: string): FoundSecret[] {
  if (!pattern.hints.some((hint) => text.includes(hint))) return [];
  return [...text.matchAll(pattern.expression)].flatMap((match) => {
    const secret = match.groups?.['secret'] ?? match[0];
    const start = match.index + match[0].lastIndexOf(secret);
    return isAllowed(secret) ? [] : [{ rule, start, length: secret.length }];
  });
}

function* byName(text: string, settings: boolean, rule: string): Generator<FoundSecret> {
  for (const { index: lineStart, 0: line } of text.matchAll(/[^\r\n]+/g)) {
    for (const { name, value, index } of assignmentsIn(line, settings)) {
      if (looksSecret(name, value)) yield { rule, start: lineStart + index, length: value.length };
    }
  }
}
