import type { NotInstalled } from '../../../../contracts/analysis/finding.js';
import { findProgram } from '../../programs/find-program.js';
import { createBanditTool } from '../bandit/bandit-tool.js';
import { createGitleaksTool } from '../gitleaks/gitleaks-tool.js';
import { createSemgrepTool } from '../semgrep/semgrep-tool.js';
import type { TreeTool } from '../tool.js';
import { runProgram } from './run-program.js';

interface Optional {
  readonly name: string;
  readonly askVersion: readonly string[];
  readonly share: number;
  readonly create: (program: string, version: string) => TreeTool;
}

const OPTIONAL: readonly Optional[] = [
  { name: 'bandit', askVersion: ['--version'], share: 0.1, create: createBanditTool },
  { name: 'gitleaks', askVersion: ['version'], share: 0.1, create: createGitleaksTool },
  { name: 'semgrep', askVersion: ['--version', '--disable-version-check'], share: 0.3, create: createSemgrepTool },
];

export interface InstalledTools {
  readonly trees: readonly { readonly tool: TreeTool; readonly share: number }[];
  readonly notInstalled: readonly NotInstalled[];
}

/** The tools that do not come with the product: those on PATH that run, and why the others are not used. */
export async function findInstalledTools(): Promise<InstalledTools> {
  const asked = await Promise.all(OPTIONAL.map(async (one) => ({ ...one, found: await find(one) })));
  return {
    trees: asked.flatMap(({ found, share }) => ('tool' in found ? [{ tool: found.tool, share }] : [])),
    notInstalled: asked.flatMap(({ found, name }) => ('reason' in found ? [{ name, reason: found.reason }] : [])),
  };
}

async function find({ name, askVersion, create }: Optional): Promise<{ tool: TreeTool } | { reason: string }> {
  const program = findProgram(name);
  if (program === null) return { reason: 'It is not installed on the worker. make analyzers installs it.' };
  try {
    const said = await runProgram(program, [0], () => ({ args: askVersion }));
    const [version] = /\d+(?:\.\d+)+/.exec(said) ?? [];
    if (version === undefined) throw new Error('it does not say its version');
    return { tool: create(program, version) };
  } catch (error) {
    return {
      reason: `It is installed and does not run (${(error as Error).message}). make analyzers installs another.`,
    };
  }
}
