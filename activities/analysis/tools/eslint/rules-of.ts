import type { Linter } from 'eslint';
import type { RuleGrades } from './rule-grades.js';

/** Turns every graded rule on, with the options its authors chose. */
export function rulesOf(grades: RuleGrades): Linter.RulesRecord {
  return Object.fromEntries(Object.keys(grades).map((rule) => [rule, 'error']));
}
