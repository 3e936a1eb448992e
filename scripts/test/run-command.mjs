import { spawn } from 'node:child_process';

/**
 * Runs a command in a process group of its own, showing what it prints; kills the group when `minutes` have gone by.
 *
 * @param {string[]} command
 * @param {number} minutes
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ status: number | string, overran: boolean, lastLine: string }>}
 */
export function runCommand([file, ...args], minutes, env) {
  return new Promise((resolve) => {
    let overran = false;
    let tail = '';
    const child = spawn(file, args, { env, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
    const kill = () => child.pid && process.kill(-child.pid, 'SIGKILL');
    const interrupt = () => {
      kill();
      process.exit(130);
    };
    const timer = setTimeout(() => {
      overran = true;
      kill();
    }, minutes * 60_000);
    process.once('SIGINT', interrupt);
    process.once('SIGTERM', interrupt);
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      tail = (tail + chunk).slice(-4096);
    });
    const end = (status) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
      resolve({ status, overran, lastLine: tail.trimEnd().split('\n').at(-1) ?? '' });
    };
    child.once('error', (error) => end(error.message));
    // A process that outlives the command may hold its output open, so the end of the output is not waited for.
    child.once('exit', (code, signal) => setTimeout(end, 100, code ?? signal));
  });
}
