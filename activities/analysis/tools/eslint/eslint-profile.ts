import type { ESLint, Linter } from 'eslint';
import type { RuleGrades } from './rule-grades.js';

/** The rules one analyzer runs with ESLint. Ours alone: nothing of the analyzed tree is asked for configuration. */
export interface EslintProfile {
  readonly plugins: Readonly<Record<string, ESLint.Plugin>>;
  readonly javascript: Linter.RulesRecord;
  readonly typescript: Linter.RulesRecord;
  readonly grades: RuleGrades;
}
