import { execa } from 'execa';
import type { ProgressLine } from '../terminal/progress-line.js';
import { findGo } from './find-go.js';

/** A build that hangs must not hang its caller for ever; a slow machine needs about ten minutes. */
const BUILD_MS = 45 * 60_000;

/** A main package, and the folder whose go.mod and go.sum pin it and all it needs. */
export interface GoProgram {
  readonly package: string;
  readonly moduleDir: string;
  readonly ldflags: string;
}

/**
 * Builds a program into `target`, minutes on two cores the first time. Shows how many packages are compiled. Throws with
 * the compiler's last lines.
 */
export async function buildGoProgram(program: GoProgram, target: string, line: ProgressLine): Promise<void> {
  const go = await findGo(line);
  const options = { cwd: program.moduleDir, env: buildEnvironment(), stdin: 'ignore', timeout: BUILD_MS } as const;
  line.show('counting packages');
  const listing = await execa(go, ['list', '-mod=readonly', '-deps', program.package], { ...options, reject: false });
  const total = listing.exitCode === 0 ? listing.stdout.split('\n').length : undefined;
  const flags = ['-mod=readonly', '-trimpath', '-buildvcs=false', '-v', '-ldflags', program.ldflags];
  const build = execa(go, ['build', ...flags, '-o', target, program.package], { ...options, all: true, reject: false });
  let compiled = 0;
  for await (const text of build.iterable({ from: 'stderr' })) {
    if (text.startsWith('go: downloading')) line.show(text.slice('go: '.length));
    else line.show(`compiled ${++compiled}${total === undefined ? '' : ` of ${total}`} packages`);
  }
  const { exitCode, stderr, shortMessage } = await build;
  if (exitCode !== 0) throw new Error([shortMessage, ...stderr.split('\n').slice(-5)].join('\n').trim());
}

/** Without the caller's Go settings: a workspace or a vendor flag of theirs would break a pinned build. */
function buildEnvironment(): NodeJS.ProcessEnv {
  return { CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' };
}
