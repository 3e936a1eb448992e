import { Linter } from 'eslint';
import { linesOf } from '../line-text.js';
import { SYNTAX_ERROR } from '../syntax-error.js';
import type { FileTool, FileVerdict, LoadedFile, Observation } from '../tool.js';
import type { EslintProfile } from './eslint-profile.js';
import { type ParseAttempt, parseAttempts } from './parse-attempts.js';
import { eslintRuleNote } from './rule-note.js';

/**
 * ESLint as a library: the Linter class looks up no configuration and loads no plugin but the profile's. Comments of the
 * analyzed code (`eslint-disable`, `global`) have no effect.
 */
export function createEslintTool(profile: EslintProfile): FileTool {
  const linter = new Linter({ configType: 'flat', cwd: '/' });
  return {
    about: { name: 'eslint', version: Linter.version, uri: 'https://eslint.org' },
    reads: (language) => language === 'javascript' || language === 'typescript',
    rule: (id) => eslintRuleNote(id, profile),
    check: (file) => {
      try {
        return verdict(file, lint(linter, profile, file));
      } catch (error) {
        return { observations: [], failure: `ESLint failed on it (${readable((error as Error).message)})` };
      }
    },
  };
}

function lint(linter: Linter, profile: EslintProfile, file: LoadedFile): readonly Linter.LintMessage[] {
  const rules = file.language === 'typescript' ? profile.typescript : profile.javascript;
  let firstFailure: readonly Linter.LintMessage[] | undefined;
  for (const attempt of parseAttempts(file)) {
    const options = { filename: attempt.name, allowInlineConfig: false };
    const messages = linter.verify(file.text, config(profile, rules, attempt), options);
    if (!messages.some((message) => message.fatal)) return messages;
    firstFailure ??= messages;
  }
  return firstFailure ?? [];
}

function config(profile: EslintProfile, rules: Linter.RulesRecord, attempt: ParseAttempt): Linter.Config[] {
  return [
    {
      // A bare `*` would only add to other entries: TypeScript files would match nothing.
      files: ['**/source.*'],
      plugins: { ...profile.plugins },
      languageOptions: attempt.languageOptions,
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off', reportUnusedInlineConfigs: 'off' },
      rules,
    },
  ];
}

function verdict(file: LoadedFile, messages: readonly Linter.LintMessage[]): FileVerdict {
  const line = linesOf(file.text);
  const observations = messages.map((message) => observation(file.path, message, line));
  const fatal = messages.find((message) => message.fatal);
  const complaint = messages.find((message) => message.ruleId === null && !message.fatal);
  if (complaint) return { observations: [], failure: `ESLint did not run on it (${complaint.message})` };
  return fatal ? { observations, failure: `does not parse: ${readable(fatal.message)}` } : { observations };
}

function observation(file: string, message: Linter.LintMessage, text: (line: number) => string): Observation {
  const line = Math.max(1, message.line);
  const column = Math.max(1, message.column);
  const rule = message.ruleId ?? SYNTAX_ERROR;
  return { rule, file, line, column, message: readable(message.message), lineText: text(line) };
}

function readable(message: string): string {
  return message.replace(/^Parsing error: /, '').split('\n', 1)[0] ?? '';
}
