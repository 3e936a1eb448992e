import type { Severity } from '../../../contracts/analysis/finding.js';

/** What ast-grep is asked: a rule in its own words, and bounds on the metavariables (https://ast-grep.github.io). */
export interface Match {
  readonly rule: object;
  readonly constraints?: Readonly<Record<string, object>>;
}

/** One rule of our pack. `javascript` stands for TypeScript and JSX as well. */
export interface Rule {
  readonly id: string;
  readonly language: 'javascript' | 'python';
  /** It matches JSX, which the grammar of a .ts file does not know. */
  readonly jsx?: true;
  readonly cwe: `CWE-${number}`;
  /** The category of the OWASP Top 10 of 2021, of what is dangerous. */
  readonly owasp?: `A${number}`;
  readonly severity: Severity;
  /** What is wrong and what to do. */
  readonly message: string;
  readonly match: Match;
  /** A file without this is not asked, since the rule cannot match there: for rules that would look at every call or pair. */
  readonly mentions?: RegExp;
  /** The metavariable that must hold something of a request. */
  readonly tainted?: string;
  /** Calls after which a value is harmless here, though they hand it on. */
  readonly stops?: RegExp;
  /** A text put together is harmless when it starts like this. */
  readonly safeStart?: RegExp;
}
