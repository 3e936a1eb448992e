import type { RuleGrades } from './rule-grades.js';

/** What typescript-eslint's recommended set adds to ESLint's, without type information. */
export const TYPESCRIPT_GRADES: RuleGrades = {
  'no-var': ['info'],
  'prefer-const': ['info'],
  'prefer-rest-params': ['info'],
  'prefer-spread': ['info'],
  '@typescript-eslint/ban-ts-comment': ['low'],
  '@typescript-eslint/no-array-constructor': ['info'],
  '@typescript-eslint/no-duplicate-enum-values': ['medium'],
  '@typescript-eslint/no-empty-object-type': ['low'],
  '@typescript-eslint/no-explicit-any': ['low'],
  '@typescript-eslint/no-extra-non-null-assertion': ['low'],
  '@typescript-eslint/no-misused-new': ['medium'],
  '@typescript-eslint/no-namespace': ['info'],
  '@typescript-eslint/no-non-null-asserted-optional-chain': ['medium', 'CWE-476'],
  '@typescript-eslint/no-require-imports': ['info'],
  '@typescript-eslint/no-this-alias': ['info'],
  '@typescript-eslint/no-unnecessary-type-constraint': ['info'],
  '@typescript-eslint/no-unsafe-declaration-merging': ['medium'],
  '@typescript-eslint/no-unsafe-function-type': ['low'],
  '@typescript-eslint/no-unused-expressions': ['low'],
  '@typescript-eslint/no-unused-vars': ['low', 'CWE-563'],
  '@typescript-eslint/no-wrapper-object-types': ['low'],
  '@typescript-eslint/prefer-as-const': ['info'],
  '@typescript-eslint/prefer-namespace-keyword': ['info'],
  '@typescript-eslint/triple-slash-reference': ['info'],
};
