import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findPinnedProgram } from '../engine/find-pinned-program.js';
import { installChromium } from './install-chromium.js';
import { installLighthouse } from './install-lighthouse.js';
import { installPythonAnalyzers } from './install-python-analyzers.js';

/** Puts the tools that do not come with the product where the workers look for them: `<home>/analyzers/bin`. */
export async function installAnalyzers(home: string): Promise<string> {
  const folder = join(home, 'analyzers');
  const programs = join(folder, 'bin');
  mkdirSync(programs, { recursive: true });
  for (const program of await installPythonAnalyzers(folder)) link(program, join(programs, basename(program)));
  const gitleaks = {
    name: 'gitleaks',
    title: 'gitleaks',
    module: 'github.com/zricethezav/gitleaks/v8',
    package: 'github.com/zricethezav/gitleaks/v8',
    versionVariable: 'github.com/zricethezav/gitleaks/v8/version.Version',
  };
  link(await findPinnedProgram(gitleaks, home), join(programs, 'gitleaks'));
  link(await installLighthouse(folder), join(programs, 'lighthouse'));
  await installChromium();
  return programs;
}

function link(target: string, path: string): void {
  rmSync(path, { force: true });
  symlinkSync(target, path);
}
