import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleNote } from '../../../../contracts/analysis/finding.js';
import { loadFile } from '../../source/load-file.js';
import type { SourceTree } from '../../source/source-tree.js';
import { memoryLimitMb, runProgram } from '../installed/run-program.js';
import { isForShow, isGenerated } from '../secrets/places-of-files.js';
import type { Observation, TreeTool } from '../tool.js';

/** One leak in its JSON. Its columns are off by one after the first line, so they are not used. */
interface Leak {
  readonly RuleID: string;
  readonly Description: string;
  readonly StartLine: number;
}

/** The rule that judges by name and entropy; the others know the form of a token. */
const GENERIC = 'generic-api-key';
const ARGS = ['stdin', '--redact', '--report-format', 'json', '--report-path', '-', '--no-banner', '--exit-code', '0'];

/** gitleaks, when it is installed. It reads all files as one text, so that no configuration of the tree is looked for. */
export function createGitleaksTool(program: string, version: string): TreeTool {
  return {
    about: { name: 'gitleaks', version, uri: 'https://github.com/gitleaks/gitleaks' },
    rule: leakNote,
    unit: 'text',
    reads: ({ files, texts }) => files.length + texts.length > 0,
    checkTree: async (tree, step) => {
      step(0, 1);
      let starts: readonly FileStart[] = [];
      try {
        const said = await runProgram(program, [0], (folder) => {
          const inputFile = join(folder, 'texts');
          starts = writeTexts(tree, inputFile);
          const env = { GOMEMLIMIT: `${memoryLimitMb()}MiB` };
          return { args: [...ARGS, '--ignore-gitleaks-allow', '--log-level', 'error'], env, inputFile };
        });
        return { observations: observe(JSON.parse(said) as readonly Leak[], starts) };
      } catch (error) {
        return { observations: [], failure: `gitleaks did not finish (${(error as Error).message})` };
      }
    },
  };
}

interface FileStart {
  readonly path: string;
  /** The line of the whole text before its first. */
  readonly before: number;
}

function writeTexts(tree: SourceTree, target: string): readonly FileStart[] {
  const starts: FileStart[] = [];
  let before = 0;
  appendFileSync(target, '');
  for (const path of [...tree.files.map((file) => file.path), ...tree.texts]) {
    const loaded = isGenerated(path) ? null : loadFile(tree.root, { path, language: null });
    if (!loaded || 'reason' in loaded) continue;
    const lines = loaded.text.split(/\r\n|\r|\n/);
    appendFileSync(target, `${lines.join('\n')}\n`);
    starts.push({ path, before });
    before += lines.length;
  }
  return starts;
}

function observe(leaks: readonly Leak[], starts: readonly FileStart[]): readonly Observation[] {
  return leaks.flatMap(({ RuleID: rule, Description: message, StartLine }) => {
    const start = starts.findLast(({ before }) => before < StartLine);
    if (!start || (rule === GENERIC && isForShow(start.path))) return [];
    // The line holds the secret: the finding is recognised by its rule instead.
    return [{ rule, file: start.path, line: StartLine - start.before, column: 1, message, lineText: '' }];
  });
}

function leakNote(id: string): RuleNote {
  const severity = id === GENERIC ? 'medium' : 'high';
  const description = `gitleaks: ${id.replaceAll('-', ' ')}`;
  return { id, tool: 'gitleaks', severity, cwe: 'CWE-798', owasp: 'A07:2021', description, help_uri: null };
}
