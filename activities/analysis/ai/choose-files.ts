import type { Finding } from '../../../contracts/analysis/finding.js';
import { WEIGHTS } from '../report/grade.js';
import type { SourceFile } from '../source/source-tree.js';
import { compare } from '../weaknesses/by-place.js';

/** The files in the order of their risk: by the weight of what others found there, as the grade weighs it, then by name. */
export function filesByRisk(files: readonly SourceFile[], findings: readonly Finding[]): readonly SourceFile[] {
  const risks = new Map<string, number>();
  for (const { file, severity } of findings) risks.set(file, (risks.get(file) ?? 0) + WEIGHTS[severity]);
  const riskOf = ({ path }: SourceFile): number => risks.get(path) ?? 0;
  return [...files].sort((a, b) => riskOf(b) - riskOf(a) || compare(a.path, b.path));
}
