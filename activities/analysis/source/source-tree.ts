import type { Language } from './languages.js';

export interface SourceFile {
  /** Relative to the root, with forward slashes. */
  readonly path: string;
  readonly language: Language;
}

export interface Unread {
  readonly file: string;
  readonly reason: string;
}

/** A tree as the analyzers see it: files in the order of their code units, and those that are left out with the reason. */
export interface SourceTree {
  /** Absolute and real: no part of it is a symbolic link. */
  readonly root: string;
  readonly files: readonly SourceFile[];
  /** Every other file that may hold text (settings, manifests, keys), relative to the root, in the same order. */
  readonly texts: readonly string[];
  readonly unread: readonly Unread[];
  /** Every tsconfig.json, relative to the root. */
  readonly projects: readonly string[];
}
