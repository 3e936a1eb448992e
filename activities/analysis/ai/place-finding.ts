import type { ReportedFinding } from '../../../contracts/analysis/finding.js';
import { lineHash } from '../weaknesses/line-hash.js';
import type { Chunk } from './cut-chunks.js';
import type { ModelFinding } from './verdict.js';

const MESSAGE_LENGTH = 500;

/** A finding at the line that its quote stands on, the named one or the nearest; null when the chunk has no such code. */
export function placeFinding(found: ModelFinding, chunk: Chunk): Omit<ReportedFinding, 'id'> | null {
  const line = locate(found, chunk);
  if (line === null) return null;
  const text = chunk.lines[line - chunk.firstLine] ?? '';
  const message = `${plain(found.message)} ${plain(found.fix)}`.trim().slice(0, MESSAGE_LENGTH);
  return {
    rule: `ai-${found.cwe.toLowerCase()}`,
    severity: found.severity,
    cwe: found.cwe,
    file: chunk.file,
    line,
    column: text.length - text.trimStart().length + 1,
    message,
    tools: ['ai'],
    line_hash: lineHash(text, message),
  };
}

function locate({ line, quote }: ModelFinding, { firstLine, lines }: Chunk): number | null {
  const wanted = withoutSpace(quote);
  if (wanted === '') return null;
  const places = lines.flatMap((text, index) => (withoutSpace(text).includes(wanted) ? [firstLine + index] : []));
  const [nearest] = places.sort((a, b) => Math.abs(a - line) - Math.abs(b - line));
  return nearest ?? null;
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

/** On one line, without control characters. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
