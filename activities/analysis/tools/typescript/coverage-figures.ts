import type { FileTypeCoverage, TypeCoverage } from '../../../../contracts/analysis/type-coverage.js';
import { compare } from '../../weaknesses/by-place.js';
import type { TypedNames } from './count-typed-names.js';

const WORST = 10;

/** Gathers the type coverage of a tree, file by file. A file of several projects counts as the first one sees it. */
export class CoverageFigures {
  readonly #files = new Map<string, TypedNames>();

  has(file: string): boolean {
    return this.#files.has(file);
  }

  add(file: string, names: TypedNames): void {
    this.#files.set(file, names);
  }

  /** Null when no file was measured. */
  metrics(): TypeCoverage | null {
    if (this.#files.size === 0) return null;
    const all = [...this.#files.values()];
    const typed = all.reduce((sum, names) => sum + names.typed, 0);
    const total = all.reduce((sum, names) => sum + names.total, 0);
    const worst = [...this.#files]
      .filter(([, names]) => names.typed < names.total)
      .sort(([a, x], [b, y]) => y.total - y.typed - (x.total - x.typed) || compare(a, b))
      .slice(0, WORST)
      .map(([file, names]): FileTypeCoverage => ({ file, ...withPercent(names) }));
    return { ...withPercent({ typed, total }), files: worst };
  }
}

/** Rounded down: 100 is said only where it is true. A file without names has all of them typed. */
function withPercent({ typed, total }: TypedNames) {
  return { percent: total === 0 ? 100 : Math.floor((10_000 * typed) / total) / 100, typed, total };
}
