import { join } from 'node:path';
import { pythonBin } from './bench-folder.js';

/** One process with eight threads that answer, connections kept open. */
export function gunicorn(peer: string, application: string, address: string): readonly string[] {
  const serve = ['--worker-class', 'gthread', '--workers', '1', '--threads', '8', '--keep-alive', '75'];
  return [join(pythonBin(peer), 'gunicorn'), application, '--bind', address, ...serve, '--log-level', 'warning'];
}
