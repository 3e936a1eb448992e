import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { registeredContracts } from '../../contracts/registry.js';
import type { JsonObject } from '../../contracts/json.js';
import type { TaskContract } from '../../contracts/task-contract.js';
import { ErrorResponses } from '../http/error-responses.js';
import { readInputSchema } from '../inputs/input-schemas.js';
import { TaskTypeList, type TaskTypeView } from './task-type.view.js';

@ApiTags('task types')
@Controller('api/v1/task-types')
export class TaskTypesController {
  @Get()
  @ApiOperation({
    operationId: 'listTaskTypes',
    summary: 'The kinds of task this server knows, with the form of their input',
  })
  @ApiResponse({ status: 200, type: TaskTypeList })
  @ErrorResponses()
  list(): TaskTypeList {
    return { items: [...registeredContracts().values()].map(describeTaskType) };
  }
}

function describeTaskType(contract: TaskContract): TaskTypeView {
  const subtasks = Object.entries(contract.subtasks);
  return {
    name: contract.type,
    title: contract.title,
    description: contract.description,
    input_schema: readInputSchema(contract.type),
    examples: contract.examples.map(({ summary, input }) => ({ summary, input: input as JsonObject })),
    task_queues: [...new Set(subtasks.map(([, { taskQueue }]) => taskQueue))],
    subtasks: subtasks.map(([name, activity]) => ({
      name,
      title: activity.title,
      task_queue: activity.taskQueue,
      per_attempt: activity.perAttempt,
      total: activity.total,
      maximum_attempts: activity.retry.maximumAttempts,
    })),
    failure_policy: contract.failurePolicy,
    retention_seconds: contract.retentionSeconds,
  };
}
