import type { NamedProcess } from '../machine/process-table.js';

/** One process of a stack: how it is ended, and how another is started in its place. */
export interface Member extends NamedProcess {
  end(): Promise<void>;
  again(): Promise<Member>;
}
