import { Controller, HttpCode, Inject, Post, Query, Req, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type Artifact, ArtifactDoor } from '../artifacts/artifact.js';
import { drainRequest } from '../artifacts/http/drain-request.js';
import { receiveUpload } from '../artifacts/http/receive-upload.js';
import { UPLOAD_BODY } from '../artifacts/http/upload-body.js';
import type { ProcessSettings } from '../config/boot-settings.js';
import { SETTINGS } from '../config/settings.token.js';
import { isTerminal } from '../../contracts/states.js';
import { refuse } from '../http/api-error.js';
import { ErrorResponses } from '../http/error-responses.js';
import { Database } from '../store/database.js';
import { readTaskStanding } from '../store/statements/read-task-standing.js';
import { AttemptArtifact } from './attempt.view.js';
import { WorkerTokenGuard } from './worker-token.guard.js';

/** The artifacts that attempts make: kept as long as the results of their task. */
@ApiTags('attempts')
@ApiBearerAuth()
@UseGuards(WorkerTokenGuard)
@Controller('api/v1/attempts/artifacts')
export class AttemptArtifactsController {
  constructor(
    private readonly artifacts: ArtifactDoor,
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: ProcessSettings,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({
    operationId: 'storeAttemptArtifact',
    summary: 'Store bytes that an attempt has made, as the body itself or as the one file of a form',
    requestBody: UPLOAD_BODY,
  })
  @ApiQuery({ name: 'task_id', schema: { type: 'string' } })
  @ApiQuery({ name: 'run_id', schema: { type: 'string' }, description: 'The run that owns the task' })
  @ApiQuery({ name: 'name', required: false, schema: { type: 'string' }, description: 'The file name' })
  @ApiResponse({ status: 201, type: AttemptArtifact, description: 'Kept' })
  @ErrorResponses(400, 401, 403, 404, 408, 409, 413)
  async store(
    @Req() request: FastifyRequest,
    @Query('task_id') taskId: string | undefined,
    @Query('run_id') runId: string | undefined,
    @Query('name') name: string | undefined,
  ): Promise<AttemptArtifact> {
    try {
      const tenant = await this.requireOwner(taskId, runId);
      const owner = { tenant, task_id: taskId ?? null };
      const kept = await receiveUpload(this.artifacts, request, {
        name,
        limit: this.settings.artifactLimitBytes,
        owner,
      });
      return viewOf(kept);
    } catch (error) {
      drainRequest(request.raw);
      throw error;
    }
  }

  private async requireOwner(taskId: unknown, runId: unknown): Promise<string> {
    if (typeof taskId !== 'string' || typeof runId !== 'string' || /\0/.test(taskId + runId))
      throw refuse(400, 'Name the task and its run once each: ?task_id=...&run_id=...');
    const standing = await readTaskStanding(this.database, taskId);
    if (!standing) throw refuse(404, 'There is no such task.', 'task_id');
    if (isTerminal(standing.task_status) || (standing.run_id ?? runId) !== runId)
      throw refuse(409, 'The task has ended, or another run carries it out. Nothing to store.', 'run_id');
    return standing.tenant;
  }
}

function viewOf({ artifact_id, sha256, size, media_type }: Artifact): AttemptArtifact {
  return { artifact_id, sha256, size, media_type };
}
