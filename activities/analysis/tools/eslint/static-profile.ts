import js from '@eslint/js';
import type { Linter } from 'eslint';
import regexp from 'eslint-plugin-regexp';
import sonarjs from 'eslint-plugin-sonarjs';
import tseslint from 'typescript-eslint';
import type { EslintProfile } from './eslint-profile.js';
import { JAVASCRIPT_GRADES } from './javascript-grades.js';
import { REGEXP_GRADES } from './regexp-grades.js';
import { rulesOf } from './rules-of.js';
import { SONAR_GRADES } from './sonar-grades.js';
import { TYPESCRIPT_GRADES } from './typescript-grades.js';

const rules: Linter.RulesRecord = {
  ...js.configs.recommended.rules,
  ...rulesOf(SONAR_GRADES),
  ...rulesOf(REGEXP_GRADES),
};
const recommended = tseslint.configs.recommended as readonly Linter.Config[];

/** ESLint's and typescript-eslint's recommended sets, sonarjs and regexp. Files are judged without types: that is the compiler's part. */
export const staticProfile: EslintProfile = {
  plugins: { '@typescript-eslint': tseslint.plugin, sonarjs, regexp },
  javascript: rules,
  typescript: Object.assign({ ...rules }, ...recommended.map((config) => config.rules ?? {})) as Linter.RulesRecord,
  grades: { ...JAVASCRIPT_GRADES, ...TYPESCRIPT_GRADES, ...SONAR_GRADES, ...REGEXP_GRADES },
};
