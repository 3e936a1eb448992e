import type { Remark } from './remark.js';
import { judgeRequirement } from './requirement.js';

/** What a requirements.txt leaves open: versions, sources, indices, hashes. A pinned file is its own lock. */
export function judgeRequirementsTxt(text: string): readonly Remark[] {
  const remarks: Remark[] = [];
  let first: number | undefined;
  for (const { 0: line, index } of text.matchAll(/(?:[^\n]*\\\r?\n)*[^\n]+/g)) {
    const logical = line
      .replace(/\\\r?\n/g, ' ')
      .replace(/(?:^|\s)#.*$/, '')
      .trim();
    const position = index + Math.max(0, line.search(/\S/));
    if (logical === '') continue;
    if (logical.startsWith('-')) remarks.push(...judgeOption(logical, position));
    else {
      first ??= position;
      remarks.push(...judgeRequirement(logical.replace(/\s--hash=.*$/, ''), position, false));
    }
  }
  const pinned = !remarks.some(({ rule }) => rule === 'any-version' || rule === 'version-range');
  if (first !== undefined && pinned && !text.includes('--hash=')) remarks.push({ rule: 'no-hashes', position: first });
  return remarks;
}

function judgeOption(option: string, position: number): readonly Remark[] {
  const [, editable] = /^(?:-e|--editable)[\s=]+(.+)$/.exec(option) ?? [];
  if (editable !== undefined) return editable.includes('://') ? judgeRequirement(editable, position, false) : [];
  if (/^--extra-index-url\b/.test(option)) return [{ rule: 'other-index', position }];
  if (/^(?:-i|--index-url|-f|--find-links)[\s=]+http:|^--trusted-host\b/.test(option))
    return [{ rule: 'source-over-http', position }];
  return [];
}
