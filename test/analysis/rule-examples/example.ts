/** By rule: code that it must report, and the same done right. Each is one file. */
export type Examples = Readonly<Record<string, readonly [bad: string, good: string]>>;
