import { HttpException } from '@nestjs/common';

/** What is wrong with each field and what to do about it; `_` names the request itself. */
export type ErrorDetails = Record<string, string[]>;

export const ERROR_TITLES: Readonly<Record<number, string>> = {
  400: 'Invalid input',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  408: 'Too slow',
  409: 'Wrong state',
  410: 'Expired',
  413: 'Too large',
  414: 'Address too long',
  415: 'Unsupported media type',
  416: 'Range not satisfiable',
  422: 'Cannot be read',
  429: 'Too many requests',
  431: 'Headers too large',
  500: 'Internal error',
  503: 'Unavailable',
};

/** A refusal in the one error shape of the API. */
export class ApiError extends HttpException {
  constructor(
    status: number,
    readonly details: ErrorDetails,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super({ error: ERROR_TITLES[status] ?? 'Error', details }, status);
  }
}

export function refuse(status: number, message: string, field = '_'): ApiError {
  return new ApiError(status, { [field]: [message] });
}
