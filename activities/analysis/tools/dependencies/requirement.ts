import { lookAlikeOf } from './look-alikes.js';
import { POPULAR_PYPI } from './popular-pypi.js';
import type { Remark } from './remark.js';

const POPULAR = new Set(POPULAR_PYPI);
const NAME = /^([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*(.*)$/s;

/** What one requirement of Python (PEP 508, as in requirements.txt) leaves open. */
export function judgeRequirement(requirement: string, position: number, locked: boolean): readonly Remark[] {
  const [, name = '', rest = ''] = NAME.exec(requirement) ?? [];
  if (name === '' || /^\w+\+?\w*:\/\//.test(requirement)) return source(requirement, position);
  const lookAlike = lookAlikeOf(normalName(name), POPULAR);
  const mistaken: Remark[] = lookAlike ? [{ rule: 'look-alike-name', position, detail: lookAlike }] : [];
  if (rest.startsWith('@')) return [...mistaken, ...source(rest.slice(1).trim(), position)];
  const rule = ruleOf(rest.split(';', 1)[0]?.trim() ?? '', locked);
  return rule ? [...mistaken, { rule, position, detail: name }] : mistaken;
}

function source(address: string, position: number): Remark[] {
  if (/^(?:git\+)?http:\/\/|^git:\/\//.test(address)) return [{ rule: 'source-over-http', position }];
  const fixed = /@[0-9a-f]{40}(?:#|$)|#.*sha256=[0-9a-f]{64}|^file:/.test(address);
  return fixed || !address.includes('://') ? [] : [{ rule: 'moving-source', position }];
}

function ruleOf(versions: string, locked: boolean): Remark['rule'] | null {
  if (locked || /^\(?={2,3}\s*[^*,]+\)?$/.test(versions)) return null;
  return /[<~^]|==|^\d/.test(versions) ? 'version-range' : 'any-version';
}

/** As PEP 503 compares names. */
function normalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
