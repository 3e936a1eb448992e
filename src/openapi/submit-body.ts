import { getSchemaPath } from '@nestjs/swagger';
import { registeredContracts, registeredTypes } from '../../contracts/registry.js';
import type { JsonObject } from '../../contracts/json.js';

/** Name of the component that holds the submit body of a task type: `code_analysis` gives `SubmitCodeAnalysis`. */
export function submitSchemaName(taskType: string): string {
  return `Submit${taskType.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`;
}

/** The body of a submit request: one form per task type, told apart by `task_type`. */
export const SUBMIT_BODY = {
  oneOf: registeredTypes().map((type) => ({ $ref: getSchemaPath(submitSchemaName(type)) })),
  discriminator: {
    propertyName: 'task_type',
    mapping: Object.fromEntries(registeredTypes().map((type) => [type, getSchemaPath(submitSchemaName(type))])),
  },
};

export const SUBMIT_EXAMPLES: Record<string, { summary: string; value: JsonObject }> = Object.fromEntries(
  [...registeredContracts()].flatMap(([type, contract]) =>
    contract.examples.map(({ summary, input }, index) => [
      `${type}_${index + 1}`,
      { summary, value: { task_type: type, ...(input as object) } },
    ]),
  ),
);
