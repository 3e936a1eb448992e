import js from '@eslint/js';
import type { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import type { EslintProfile } from './eslint-profile.js';
import { JAVASCRIPT_GRADES } from './javascript-grades.js';
import { TYPESCRIPT_GRADES } from './typescript-grades.js';

const { rules } = js.configs.recommended;
const recommended = tseslint.configs.recommended as readonly Linter.Config[];

/** Both recommended sets. TypeScript files are judged without types: that is the compiler's part. */
export const staticProfile: EslintProfile = {
  plugins: { '@typescript-eslint': tseslint.plugin },
  javascript: rules,
  typescript: Object.assign({ ...rules }, ...recommended.map((config) => config.rules ?? {})) as Linter.RulesRecord,
  grades: { ...JAVASCRIPT_GRADES, ...TYPESCRIPT_GRADES },
};
