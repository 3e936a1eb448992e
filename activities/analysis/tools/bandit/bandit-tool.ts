import { posix } from 'node:path';
import type { RuleNote } from '../../../../contracts/analysis/finding.js';
import { batchesOf } from '../installed/batches.js';
import { lineTexts } from '../installed/line-texts.js';
import { memoryLimitMb, runProgram } from '../installed/run-program.js';
import { BANDIT_RULES } from '../ruff/bandit-rules.js';
import type { Observation, TreeTool } from '../tool.js';

/** One result in Bandit's JSON; columns count bytes from 0. */
interface BanditResult {
  readonly filename: string;
  readonly line_number: number;
  readonly col_offset: number;
  readonly issue_text: string;
  readonly test_id: string;
}

/** That a module is imported is no weakness; what is done with it is reported where it is done. */
const IMPORTS = Array.from({ length: 15 }, (_, index) => `B${401 + index}`).join();

/** Under a limit on memory, which Bandit has none of its own for. */
const LIMITED = 'ulimit -v "$1"; shift; exec "$@"';

/** Bandit, when it is installed. It gets one file after the other, so that no configuration of the tree is looked for. */
export function createBanditTool(program: string, version: string): TreeTool {
  return {
    about: { name: 'bandit', version, uri: 'https://bandit.readthedocs.io' },
    rule: banditNote,
    unit: 'batch',
    reads: ({ files }) => files.some(({ language }) => language === 'python'),
    checkTree: async ({ root, files }, step) => {
      const paths = files.filter(({ language }) => language === 'python').map(({ path }) => posix.join(root, path));
      const batches = batchesOf(paths);
      const results: BanditResult[] = [];
      try {
        for (const [done, batch] of batches.entries()) {
          step(done, batches.length);
          results.push(...(await runBandit(program, batch)));
        }
      } catch (error) {
        return { observations: observe(results, root), failure: `bandit did not finish (${(error as Error).message})` };
      }
      return { observations: observe(results, root) };
    },
  };
}

async function runBandit(program: string, paths: readonly string[]): Promise<readonly BanditResult[]> {
  const args = [program, '--quiet', '--format', 'json', '--ignore-nosec', '--skip', IMPORTS, ...paths];
  const limit = String(1024 * memoryLimitMb());
  const said = await runProgram('/bin/sh', [0, 1], () => ({ args: ['-c', LIMITED, 'sh', limit, ...args] }));
  return (JSON.parse(said) as { readonly results: readonly BanditResult[] }).results;
}

function observe(results: readonly BanditResult[], root: string): readonly Observation[] {
  const textOf = lineTexts(root);
  return results.map(({ filename, line_number: line, col_offset: bytes, issue_text: said, test_id: rule }) => {
    const file = posix.relative(root, posix.normalize(filename));
    const lineText = textOf(file, line);
    const column = Buffer.from(lineText).subarray(0, Math.max(0, bytes)).toString().length + 1;
    // What follows the colon is the password.
    const message = /^B10[567]$/.test(rule) ? (said.split(':', 1)[0] ?? rule) : said;
    return { rule, file, line, column, message, lineText };
  });
}

/** ruff ported Bandit's rules under the same numbers: they are graded once. */
function banditNote(id: string): RuleNote {
  const [name, severity, cwe] = BANDIT_RULES[id.replace(/^B/, 'S')] ?? [id, 'low'];
  const help_uri = 'https://bandit.readthedocs.io/en/latest/plugins/index.html';
  return { id, tool: 'bandit', severity, cwe: cwe ?? null, description: name.replaceAll('-', ' '), help_uri };
}
