/** A weakness of a published package in the least code of the same shape, as it was and as it was mended. The code is ours. */
export interface AdvisoryPair {
  readonly package: string;
  /** The advisory's; where that is only general, such as CWE-20, the one that the code shows. */
  readonly cwe: `CWE-${number}`;
  readonly weakness: string;
  readonly before: string;
  readonly after: string;
}

/** By CVE id: https://nvd.nist.gov/vuln/detail/<id>. */
export type AdvisoryPairs = Readonly<Record<`CVE-${number}-${number}`, AdvisoryPair>>;
