/** A name that an import takes: `name` in the other file ("default" for its default export), `local` in this one. */
export interface Binding {
  readonly name: string;
  readonly local: string;
  readonly typeOnly: boolean;
}

/**
 * One mention of another file: `import`, `export from`, `require`, `import()`. `taken` is which of its exports this file
 * may use; "all" where that cannot be told, or where `export *` passes everything on.
 */
export interface ImportFact {
  readonly specifier: string;
  readonly position: number;
  readonly taken: readonly Binding[] | 'all';
  /** `export from`: what is taken is passed on under `local`, and used only if somebody takes it from here. */
  readonly passedOn: boolean;
  readonly typeOnly: boolean;
  /** Not carried out while the file is loaded: `import()`, or inside of a function. */
  readonly lazy: boolean;
}

export interface ExportFact {
  readonly name: string;
  readonly position: number;
  readonly isType: boolean;
  /** The same file uses it too. */
  readonly usedInside: boolean;
}

/** What a JavaScript or TypeScript file says about itself and others. */
export interface ModuleFacts {
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  /** It offers something, in whatever way: also `module.exports`. */
  readonly offers: boolean;
  /** Names that occur outside of types. */
  readonly valueNames: ReadonlySet<string>;
  readonly hasDecorators: boolean;
  /** Texts in the code that may name a file, such as the file of a worker thread. */
  readonly texts: readonly string[];
}
