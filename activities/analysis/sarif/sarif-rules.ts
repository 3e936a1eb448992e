import type { ReportingDescriptor, ReportingDescriptorReference, Result, ToolComponent } from 'sarif';
import type { RuleNote, Severity } from '../../../contracts/analysis/finding.js';
import { cweFix } from '../weaknesses/cwe-fixes.js';
import { cweName, cweUri } from '../weaknesses/cwe-names.js';

export const LEVELS: Readonly<Record<Severity, Result.level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** The number that code-scanning services sort security results by: CVSS-like, the middle of each band. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  info: '0.0',
};

export const CWE_COMPONENT = { name: 'CWE', index: 0 } as const;

export function sarifRule(rule: RuleNote, cwes: ReadonlyMap<string, number>): ReportingDescriptor {
  const { id, cwe, severity, description, owasp, help_uri: uri } = rule;
  const fix = cwe === null ? undefined : cweFix(cwe);
  const weakness = cwe === null ? '' : ` ${cwe}: ${cweName(cwe)}.${fix === undefined ? '' : ` ${fix}`}`;
  return {
    id,
    shortDescription: { text: description },
    help: {
      text: `${description}.${weakness}${uri === null ? '' : ` See ${uri}`}`,
      markdown: `${description}.${weakness}${uri === null ? '' : ` [Documentation](${uri})`}`,
    },
    ...(uri === null ? {} : { helpUri: uri }),
    defaultConfiguration: { level: LEVELS[severity] },
    ...(cwe === null ? {} : { relationships: [{ target: weaknessReference(cwe, cwes), kinds: ['relevant'] }] }),
    properties: cwe === null ? { tags: ['quality'] } : securityProperties(cwe, severity, owasp),
  };
}

export function weaknessReference(cwe: string, cwes: ReadonlyMap<string, number>): ReportingDescriptorReference {
  const index = cwes.get(cwe);
  return { id: cwe, ...(index === undefined ? {} : { index }), toolComponent: CWE_COMPONENT };
}

export function cweTaxonomy(cwes: readonly string[]): ToolComponent {
  return {
    name: 'CWE',
    organization: 'MITRE',
    informationUri: 'https://cwe.mitre.org',
    shortDescription: { text: 'The MITRE Common Weakness Enumeration' },
    isComprehensive: false,
    taxa: cwes.map((cwe) => ({ id: cwe, shortDescription: { text: cweName(cwe) }, helpUri: cweUri(cwe) })),
  };
}

function securityProperties(cwe: string, severity: Severity, owasp?: string): ReportingDescriptor['properties'] {
  const number = cwe.replace('CWE-', '').padStart(3, '0');
  const category = owasp === undefined ? [] : [`external/owasp/${owasp.toLowerCase().replace(':', '-')}`];
  return {
    tags: ['security', `external/cwe/cwe-${number}`, ...category],
    'security-severity': SECURITY_SEVERITY[severity],
  };
}
