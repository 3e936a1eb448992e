import regexp from 'eslint-plugin-regexp';
import security from 'eslint-plugin-security';
import type { EslintProfile } from './eslint-profile.js';
import { rulesOf } from './rules-of.js';
import { REDOS_GRADES, SECURITY_GRADES } from './security-grades.js';

const grades = { ...SECURITY_GRADES, ...REDOS_GRADES };
const rules = rulesOf(grades);

export const securityProfile: EslintProfile = {
  plugins: { security, regexp },
  javascript: rules,
  typescript: rules,
  grades,
};
