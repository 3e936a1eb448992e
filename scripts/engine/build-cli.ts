import { execa } from 'execa';
import type { ProgressLine } from '../terminal/progress-line.js';
import { findGo } from './find-go.js';
import { TEMPORAL_MODULE_DIR, type TemporalRelease } from './temporal-release.js';

/** A build that hangs must not hang its caller for ever; a slow machine needs about ten minutes. */
const BUILD_MS = 45 * 60_000;

/**
 * Builds the CLI from the pinned go.mod and go.sum into `target`, about three minutes on two cores the first time. Shows how
 * many packages are compiled. Throws with the compiler's last lines.
 */
export async function buildCli(release: TemporalRelease, target: string, line: ProgressLine): Promise<void> {
  const go = await findGo(line);
  const options = { cwd: TEMPORAL_MODULE_DIR, env: buildEnvironment(), stdin: 'ignore', timeout: BUILD_MS } as const;
  line.show('counting packages');
  const listing = await execa(go, ['list', '-mod=readonly', '-deps', release.package], { ...options, reject: false });
  const total = listing.exitCode === 0 ? listing.stdout.split('\n').length : undefined;
  const ldflags = `-s -w -X github.com/temporalio/cli/temporalcli.Version=${release.version}`;
  const flags = ['-mod=readonly', '-trimpath', '-buildvcs=false', '-v', '-ldflags', ldflags];
  const build = execa(go, ['build', ...flags, '-o', target, release.package], { ...options, all: true, reject: false });
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
