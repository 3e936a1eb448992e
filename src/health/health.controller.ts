import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { ApiError, type ErrorDetails } from '../http/api-error.js';
import { ErrorBody } from '../http/error-body.dto.js';
import { Alive, Readiness } from './health.view.js';
import { type PartCheck, ReadinessChecks } from './readiness-checks.js';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly checks: ReadinessChecks) {}

  @Get('live')
  @ApiOperation({ operationId: 'getLiveness', summary: 'Whether this process answers' })
  @ApiResponse({ status: 200, type: Alive })
  live(): Alive {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({
    operationId: 'getReadiness',
    summary: 'Whether every part works: the store, the engine, and pollers on every task queue in use',
  })
  @ApiResponse({ status: 200, type: Readiness })
  @ApiResponse({ status: 503, type: ErrorBody, description: 'Each part that does not work, and what to do' })
  async ready(): Promise<Readiness> {
    const parts = await this.checks.run();
    if (parts.every(({ problem }) => problem === null))
      return { status: 'ready', parts: Object.fromEntries(parts.map(({ name, detail }) => [name, detail])) };
    throw new ApiError(503, describeProblems(parts), { 'Retry-After': '1' });
  }
}

function describeProblems(parts: readonly PartCheck[]): ErrorDetails {
  return Object.fromEntries(parts.flatMap(({ name, problem }) => (problem === null ? [] : [[name, [problem]]])));
}
