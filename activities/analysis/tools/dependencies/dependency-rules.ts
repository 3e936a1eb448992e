import type { RuleNote } from '../../../../contracts/analysis/finding.js';

type About = Pick<RuleNote, 'severity' | 'cwe' | 'description'>;

/** What may be wrong with how a project names what it depends on. */
export const DEPENDENCY_RULES = {
  'install-script-downloads': {
    severity: 'high',
    cwe: 'CWE-829',
    description:
      'Installing this package runs what it downloads. Depend on a package of it instead, at a fixed version',
  },
  'install-script': {
    severity: 'low',
    cwe: 'CWE-829',
    description: 'Installing this package runs a script. Do without, or let it run only when somebody asks for it',
  },
  'no-lock-file': {
    severity: 'medium',
    cwe: 'CWE-1104',
    description: 'No lock file fixes what is installed. Commit the one that the package manager writes',
  },
  'any-version': {
    severity: 'medium',
    cwe: 'CWE-1104',
    description: 'Any future version is accepted. Name the version that was tried',
  },
  'version-range': {
    severity: 'low',
    cwe: 'CWE-1104',
    description:
      'A range without a lock file: every installation may bring another version. Name one, or commit a lock file',
  },
  'moving-source': {
    severity: 'medium',
    cwe: 'CWE-1104',
    description: 'What this address leads to can change. Name a commit, or a version of a registry',
  },
  'source-over-http': {
    severity: 'high',
    cwe: 'CWE-494',
    description: 'Code is fetched without encryption and without a checksum. Use https and a version of a registry',
  },
  'other-index': {
    severity: 'medium',
    cwe: 'CWE-829',
    description:
      'With a second index, whoever owns a name on the other one wins. Name one index that holds all packages',
  },
  'no-hashes': {
    severity: 'info',
    cwe: 'CWE-494',
    description:
      'No hashes: what is downloaded is not compared with what was tried. Write them with pip-compile --generate-hashes',
  },
  'look-alike-name': {
    severity: 'medium',
    cwe: 'CWE-1357',
    description: 'The name is almost that of a popular package. Make sure that it is not a typing error',
  },
} as const satisfies Readonly<Record<string, About>>;

export type DependencyRule = keyof typeof DEPENDENCY_RULES;

export function dependencyRuleNote(id: string): RuleNote {
  const known: Readonly<Record<string, About>> = DEPENDENCY_RULES;
  const about = known[id] ?? { severity: 'low', cwe: null, description: id };
  return { id, tool: 'dependencies', ...about, owasp: 'A06:2021', help_uri: null };
}
