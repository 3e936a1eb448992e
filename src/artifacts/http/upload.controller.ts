import { Controller, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DEFAULT_TENANT } from '../../../contracts/search-attributes.js';
import type { ProcessSettings } from '../../config/boot-settings.js';
import { SETTINGS } from '../../config/settings.token.js';
import { ErrorResponses } from '../../http/error-responses.js';
import { ArtifactDoor } from '../artifact.js';
import { ArtifactView } from './artifact.view.js';
import { drainRequest } from './drain-request.js';
import { receiveUpload } from './receive-upload.js';
import { UPLOAD_BODY } from './upload-body.js';

@ApiTags('artifacts')
@Controller('api/v1/artifacts')
export class UploadController {
  constructor(
    private readonly artifacts: ArtifactDoor,
    @Inject(SETTINGS) private readonly settings: ProcessSettings,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({
    operationId: 'uploadArtifact',
    summary: 'Upload bytes, as the body itself or as the one file of a form',
    description:
      'Streamed into the store, whatever the size up to ARTIFACT_LIMIT_BYTES; an upload that does not end well leaves nothing. Equal bytes are stored once. It is kept for ARTIFACT_UPLOAD_DAYS, and for as long as a task refers to it.',
    requestBody: UPLOAD_BODY,
  })
  @ApiQuery({
    name: 'name',
    required: false,
    schema: { type: 'string' },
    description: 'The file name, for a body that is no form; a form brings its own',
  })
  @ApiResponse({
    status: 201,
    type: ArtifactView,
    description: 'Kept',
    headers: { Location: { schema: { type: 'string' } }, ETag: { schema: { type: 'string' } } },
  })
  @ErrorResponses(400, 408, 413)
  async upload(
    @Req() request: FastifyRequest,
    @Query('name') name: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ArtifactView> {
    try {
      const { artifact_id, size, media_type, sha256 } = await receiveUpload(this.artifacts, request, {
        name,
        limit: this.settings.artifactLimitBytes,
        owner: { tenant: DEFAULT_TENANT, task_id: null },
      });
      void reply.headers({ Location: `/api/v1/artifacts/${artifact_id}`, ETag: `"${sha256}"` });
      return { artifact_id, size, media_type };
    } catch (error) {
      drainRequest(request.raw);
      throw error;
    }
  }
}
