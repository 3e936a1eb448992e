import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { JsonValue } from '../../contracts/json.js';
import { ErrorResponses } from '../http/error-responses.js';
import { AttemptFields, CompleteFields, FailFields, ReportFields } from './attempt.input.js';
import { AttemptDone, AttemptEnded, ReportAnswer, StepOpening, SubtaskOpening } from './attempt.view.js';
import { readReport } from './read-report.js';
import { RemoteAttempts } from './remote-attempts.js';
import { WorkerTokenGuard } from './worker-token.guard.js';

const anyOf = (...views: (new () => object)[]) => ({
  schema: { oneOf: views.map((view) => ({ $ref: getSchemaPath(view) })) },
});

/** How workers in other languages record what they do: the engine hands them activities, these routes the store. */
@ApiTags('attempts')
@ApiBearerAuth()
@UseGuards(WorkerTokenGuard)
@Controller('api/v1/attempts')
export class AttemptsController {
  constructor(private readonly attempts: RemoteAttempts) {}

  @Post('begin')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'beginAttempt',
    summary: 'Open an attempt: whether to carry it out, and what to go on from',
  })
  @ApiBody({ type: AttemptFields })
  @ApiResponse({ status: 200, ...anyOf(SubtaskOpening, StepOpening, AttemptDone, AttemptEnded) })
  @ErrorResponses(400, 401, 403, 413, 415)
  begin(@Body() body: JsonValue): Promise<SubtaskOpening | StepOpening | AttemptDone | AttemptEnded> {
    return this.attempts.begin(readReport(AttemptFields, body));
  }

  @Post('report')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'reportAttempt',
    summary: 'Progress, log lines, steps of a series and a checkpoint of a running attempt',
  })
  @ApiBody({ type: ReportFields })
  @ApiResponse({ status: 200, type: ReportAnswer })
  @ErrorResponses(400, 401, 403, 413, 415)
  async report(@Body() body: JsonValue): Promise<ReportAnswer> {
    return { accepted: await this.attempts.report(readReport(ReportFields, body)) };
  }

  @Post('complete')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'completeAttempt',
    summary: 'Store what an attempt returns, before the engine hears of it',
  })
  @ApiBody({ type: CompleteFields })
  @ApiResponse({ status: 200, ...anyOf(AttemptDone, AttemptEnded) })
  @ErrorResponses(400, 401, 403, 413, 415)
  complete(@Body() body: JsonValue): Promise<AttemptDone | AttemptEnded> {
    const { value, ...report } = readReport(CompleteFields, body);
    return this.attempts.complete(report, value);
  }

  @Post('fail')
  @HttpCode(200)
  @ApiOperation({ operationId: 'failAttempt', summary: 'The last words of an attempt that has failed' })
  @ApiBody({ type: FailFields })
  @ApiResponse({ status: 200, type: ReportAnswer })
  @ErrorResponses(400, 401, 403, 413, 415)
  async fail(@Body() body: JsonValue): Promise<ReportAnswer> {
    const { error, ...report } = readReport(FailFields, body);
    return { accepted: await this.attempts.fail(report, error) };
  }
}
