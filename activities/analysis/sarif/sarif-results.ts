import type { Result } from 'sarif';
import type { FindingState } from '../baseline/finding-states.js';
import type { UnitedFinding } from '../report/unite-findings.js';
import { placeOf } from './sarif-locations.js';
import { LEVELS, weaknessReference } from './sarif-rules.js';

interface Indices {
  readonly rules: ReadonlyMap<string, number>;
  readonly cwes: ReadonlyMap<string, number>;
  readonly files: ReadonlyMap<string, number>;
  readonly states: ReadonlyMap<string, FindingState>;
}

/** One finding. Its fingerprints do not hold the line's number, so services know it again after code above it moved. */
export function sarifResult(finding: UnitedFinding, { rules, cwes, files, states }: Indices): Result {
  const { id, rule, severity, cwe, message, tools } = finding;
  const index = rules.get(rule);
  const state = states.get(id);
  return {
    ruleId: rule,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: LEVELS[severity],
    ...(state && { baselineState: state === 'new' ? 'new' : 'unchanged' }),
    message: { text: message },
    locations: [placeOf(finding, files)],
    partialFingerprints: { 'millraceFinding/v1': id, primaryLocationLineHash: `${id.slice(0, 16)}:1` },
    ...(cwe === null ? {} : { taxa: [weaknessReference(cwe, cwes)] }),
    properties: { severity, tools: [...tools] },
  };
}
