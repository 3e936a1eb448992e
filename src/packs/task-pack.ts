import type { Type } from '@nestjs/common';
import type { TaskContract } from '../../contracts/task-contract.js';

/**
 * Task types that are not always part of the service: all that the registries hold of a type, in one object. `workflows`
 * holds the functions its contracts name, `bundle` is the file below dist/ that holds them and those of the service.
 */
export interface TaskPack {
  readonly contracts: readonly TaskContract[];
  readonly inputs: Readonly<Record<string, Type<object>>>;
  readonly schemaFolder: string;
  readonly modules: readonly Type[];
  readonly activities: readonly Type[];
  readonly workflows: Readonly<Record<string, unknown>>;
  readonly bundle: string;
}
