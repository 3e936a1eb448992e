import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';
import { findSubtask } from '../subtasks/subtask-context.js';

const SILENCED = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory', 'NestApplication']);

const SUBTASK_LEVELS = { debug: 'debug', info: 'info', warn: 'warn', error: 'error' } as const;

type Fields = { readonly context?: unknown } & Readonly<Record<string, unknown>>;

/**
 * Nest's log as JSON lines on standard output, one object a line, each naming its process and context. What an activity
 * logs carries its task and subtask, and becomes a log line of the task as well.
 */
export class PinoLogger implements LoggerService {
  private readonly pino: pino.Logger;

  constructor(level: string, name: string) {
    this.pino = pino({ level, name, timestamp: pino.stdTimeFunctions.isoTime });
  }

  log(message: unknown, ...context: unknown[]): void {
    this.write('info', message, context);
  }

  error(message: unknown, ...context: unknown[]): void {
    this.write('error', message, context);
  }

  warn(message: unknown, ...context: unknown[]): void {
    this.write('warn', message, context);
  }

  debug(message: unknown, ...context: unknown[]): void {
    this.write('debug', message, context);
  }

  verbose(message: unknown, ...context: unknown[]): void {
    this.write('trace', message, context);
  }

  // Nest passes the name of the context last, and for errors a stack before it. An object in its place holds more fields.
  private write(level: pino.Level, message: unknown, rest: unknown[]): void {
    const last = rest.at(-1);
    const { context, ...fields } = typeof last === 'object' && last !== null ? (last as Fields) : { context: last };
    if (level === 'info' && typeof context === 'string' && SILENCED.has(context)) return;
    const stack = rest.length > 1 && typeof rest[0] === 'string' ? rest[0] : undefined;
    const text = message instanceof Error ? (message.stack ?? message.message) : String(message);
    const subtask = findSubtask();
    if (subtask && level in SUBTASK_LEVELS) subtask.log(SUBTASK_LEVELS[level as keyof typeof SUBTASK_LEVELS], text);
    const about = subtask && { task_id: subtask.taskId, subtask: subtask.subtask, attempt: subtask.attempt };
    this.pino[level]({ context, stack, ...fields, ...about }, text);
  }
}
