import type { ProgressLine } from '../terminal/progress-line.js';
import { buildGoProgram } from './build-go-program.js';
import { TEMPORAL_MODULE_DIR, type TemporalRelease } from './temporal-release.js';

/** Builds the CLI from the pinned go.mod and go.sum into `target`. Throws with the compiler's last lines. */
export async function buildCli(release: TemporalRelease, target: string, line: ProgressLine): Promise<void> {
  const ldflags = `-s -w -X github.com/temporalio/cli/temporalcli.Version=${release.version}`;
  await buildGoProgram({ package: release.package, moduleDir: TEMPORAL_MODULE_DIR, ldflags }, target, line);
}
