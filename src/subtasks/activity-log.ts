import { Logger as NestLogger } from '@nestjs/common';
import type { Logger, LogLevel, LogMetadata } from '@temporalio/common';

const METHODS = { TRACE: 'verbose', DEBUG: 'debug', INFO: 'log', WARN: 'warn', ERROR: 'error' } as const;

/**
 * The SDK's logger inside an activity, handed straight to ours: by the SDK's own way every line waits in a buffer first and
 * comes out of it without the subtask it belongs to.
 */
export class ActivityLog implements Logger {
  private readonly logger = new NestLogger('Activity');

  log(level: LogLevel, message: string, meta?: LogMetadata): void {
    const details = meta && Object.keys(meta).length > 0 ? ` ${JSON.stringify(meta)}` : '';
    this.logger[METHODS[level]](`${message}${details}`);
  }

  trace(message: string, meta?: LogMetadata): void {
    this.log('TRACE', message, meta);
  }

  debug(message: string, meta?: LogMetadata): void {
    this.log('DEBUG', message, meta);
  }

  info(message: string, meta?: LogMetadata): void {
    this.log('INFO', message, meta);
  }

  warn(message: string, meta?: LogMetadata): void {
    this.log('WARN', message, meta);
  }

  error(message: string, meta?: LogMetadata): void {
    this.log('ERROR', message, meta);
  }
}
