import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { ERROR_TITLES } from './api-error.js';
import { ErrorBody } from './error-body.dto.js';

/** Documents the refusals of an operation; 503 (PostgreSQL away) and 500 belong to all of them. */
export function ErrorResponses(...statuses: number[]): MethodDecorator {
  return applyDecorators(
    ...[...statuses, 500, 503].map((status) =>
      ApiResponse({ status, type: ErrorBody, description: ERROR_TITLES[status] ?? 'Error' }),
    ),
  );
}
