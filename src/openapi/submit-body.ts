import { getSchemaPath } from '@nestjs/swagger';
import { TASK_CONTRACTS, TASK_TYPES } from '../../contracts/registry.js';
import type { JsonObject } from '../../contracts/json.js';

/** Name of the component that holds the submit body of a task type: `code_analysis` gives `SubmitCodeAnalysis`. */
export function submitSchemaName(taskType: string): string {
  return `Submit${taskType.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`;
}

/** The body of a submit request: one form per task type, told apart by `task_type`. */
export const SUBMIT_BODY = {
  oneOf: TASK_TYPES.map((type) => ({ $ref: getSchemaPath(submitSchemaName(type)) })),
  discriminator: {
    propertyName: 'task_type',
    mapping: Object.fromEntries(TASK_TYPES.map((type) => [type, getSchemaPath(submitSchemaName(type))])),
  },
};

export const SUBMIT_EXAMPLES: Record<string, { summary: string; value: JsonObject }> = Object.fromEntries(
  TASK_TYPES.flatMap((type) =>
    TASK_CONTRACTS[type].examples.map(({ summary, input }, index) => [
      `${type}_${index + 1}`,
      { summary, value: { task_type: type, ...(input as object) } },
    ]),
  ),
);
