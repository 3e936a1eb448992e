import { Controller, Get, Head, Param, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../../http/api-error.js';
import { ErrorResponses } from '../../http/error-responses.js';
import { type Artifact, ArtifactNotFound, Artifacts } from '../artifact.js';
import { CONTENT, CONTENT_HEADERS } from './download-responses.js';
import { planDownload } from './plan-download.js';

@ApiTags('artifacts')
@Controller('api/v1/artifacts')
export class DownloadController {
  constructor(private readonly artifacts: Artifacts) {}

  @Head(':artifact_id')
  @ApiOperation({ operationId: 'describeArtifact', summary: 'The headers of an artifact' })
  @ApiResponse({ status: 200, description: 'It is there', headers: CONTENT_HEADERS, content: CONTENT })
  @ApiResponse({ status: 304, description: 'If-None-Match names it' })
  @ErrorResponses(404)
  async describe(
    @Param('artifact_id') artifactId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { range: _range, ...conditions } = request.headers;
    const { status, headers } = planDownload(await this.require(artifactId), conditions);
    void reply.status(status).headers(headers).send();
  }

  @Get(':artifact_id')
  @ApiOperation({
    operationId: 'downloadArtifact',
    summary: 'The bytes of an artifact, or a part of them',
    description:
      'Always to be saved, never to be shown: whoever uploaded it chose its type. One range can be asked for; several are answered with the whole. The ETag is the SHA-256 of the bytes.',
  })
  @ApiHeader({ name: 'Range', required: false, schema: { type: 'string' }, example: 'bytes=0-1023' })
  @ApiHeader({ name: 'If-None-Match', required: false, schema: { type: 'string' } })
  @ApiHeader({ name: 'If-Range', required: false, schema: { type: 'string' } })
  @ApiResponse({ status: 200, description: 'All of it', headers: CONTENT_HEADERS, content: CONTENT })
  @ApiResponse({ status: 206, description: 'The part that was asked for', headers: CONTENT_HEADERS, content: CONTENT })
  @ApiResponse({ status: 304, description: 'If-None-Match names it' })
  @ErrorResponses(404, 416)
  async download(
    @Param('artifact_id') artifactId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { status, headers, range } = planDownload(await this.require(artifactId), request.headers);
    const body = range === null ? null : await this.artifacts.open(artifactId, range === 'whole' ? undefined : range);
    void reply.status(status).headers(headers).send(body?.stream);
  }

  private async require(artifactId: string): Promise<Artifact> {
    const artifact = await this.artifacts.find(artifactId);
    if (artifact) return artifact;
    throw refuse(404, new ArtifactNotFound('of this id').message, 'artifact_id');
  }
}
