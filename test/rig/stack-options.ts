/** What a file needs of its stack. Every stack has an engine, a database and one API. */
export interface StackOptions {
  /** Settings of every process, over those of the rig. */
  readonly env?: Readonly<Record<string, string>>;
  /** Folders open to analysis by path, besides the stack's own `trees`. */
  readonly roots?: readonly string[];
  /** The workers that start with it, each by its task queues, as `workflows,cpu`. None unless said. */
  readonly workers?: readonly string[];
  /** A PostgreSQL of its own, which the file may stop. */
  readonly ownStore?: boolean;
}
