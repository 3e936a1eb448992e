import type { TaskStart } from './task-run.js';

/** Search attributes of every task's workflow. `Tags` holds `name=value` entries. */
export const SEARCH_ATTRIBUTES = { TaskType: 'KEYWORD', Tenant: 'KEYWORD', Tags: 'KEYWORD_LIST' } as const;

export const DEFAULT_TENANT = 'default';

/** The typed search attributes of a task, in the form that both the client and the workflow take. */
export function searchAttributesOf({ task_type, tenant, tags }: TaskStart<object>) {
  return [
    { key: { name: 'TaskType', type: SEARCH_ATTRIBUTES.TaskType }, value: task_type },
    { key: { name: 'Tenant', type: SEARCH_ATTRIBUTES.Tenant }, value: tenant ?? DEFAULT_TENANT },
    {
      key: { name: 'Tags', type: SEARCH_ATTRIBUTES.Tags },
      value: Object.entries(tags ?? {}).map(([name, value]) => `${name}=${value}`),
    },
  ];
}
