import { Controller, Get, Header, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { ErrorResponses } from '../http/error-responses.js';
import { TaskMetrics } from './task-metrics.js';

const MS_PER_SECOND = 1000;
const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

@ApiTags('health')
@Controller('metrics')
export class MetricsController implements OnModuleInit {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'millrace_http_request_duration_seconds',
    help: 'Time to answer a request, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [this.registry],
  });

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly tasks: TaskMetrics,
  ) {}

  onModuleInit(): void {
    collectDefaultMetrics({ register: this.registry });
    this.tasks.register(this.registry);
    const http = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    http.addHook('onResponse', async (request, reply) => {
      const labels = { method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode };
      this.requests.observe(labels, reply.elapsedTime / MS_PER_SECOND);
    });
  }

  @Get()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({
    operationId: 'getMetrics',
    summary: 'Prometheus metrics of this process and of the tasks in the store',
  })
  @ApiProduces('text/plain')
  @ApiResponse({ status: 200, content: { 'text/plain': { schema: { type: 'string' } } } })
  @ErrorResponses()
  read(): Promise<string> {
    return this.registry.metrics();
  }
}
