import type { Linter } from 'eslint';
import security from 'eslint-plugin-security';
import type { EslintProfile } from './eslint-profile.js';
import { SECURITY_GRADES } from './security-grades.js';

const rules: Linter.RulesRecord = Object.fromEntries(Object.keys(SECURITY_GRADES).map((rule) => [rule, 'error']));

export const securityProfile: EslintProfile = {
  plugins: { security },
  javascript: rules,
  typescript: rules,
  grades: SECURITY_GRADES,
};
