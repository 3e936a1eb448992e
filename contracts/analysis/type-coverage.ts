/**
 * How much of TypeScript code the compiler knows the type of: `total` counts the names in expressions and declarations,
 * `typed` those whose type is not `any`, `percent` is rounded down to two decimals. `metrics.static.type_coverage` of a result.
 */
export type TypeCoverage = {
  readonly percent: number;
  readonly typed: number;
  readonly total: number;
  /** The ten files with the most names of type `any`, the worst first. */
  readonly files: FileTypeCoverage[];
};

export type FileTypeCoverage = {
  readonly file: string;
  readonly percent: number;
  readonly typed: number;
  readonly total: number;
};
