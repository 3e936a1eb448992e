import { posix } from 'node:path';
import { loadFile } from '../../source/load-file.js';
import { linesOf, lineStartsOf, placeIn } from '../line-text.js';
import { millraceVersion } from '../millrace-version.js';
import type { Observation, TreeTool } from '../tool.js';
import { DEPENDENCY_RULES, dependencyRuleNote } from './dependency-rules.js';
import { judgePackageJson } from './package-json.js';
import { judgePyproject } from './pyproject-toml.js';
import type { Remark } from './remark.js';
import { judgeRequirementsTxt } from './requirements-txt.js';

/** A kind of manifest: how its files are called, which lock files fix it, and what to say about one. */
interface Manifest {
  readonly name: RegExp;
  readonly locks: readonly string[];
  judge(text: string, locked: boolean): readonly Remark[];
}

const MANIFESTS: readonly Manifest[] = [
  {
    name: /^package\.json$/,
    locks: [
      'package-lock.json',
      'npm-shrinkwrap.json',
      'yarn.lock',
      'pnpm-lock.yaml',
      'bun.lock',
      'bun.lockb',
      'deno.lock',
    ],
    judge: judgePackageJson,
  },
  { name: /^(?:requirements|constraints)[\w.-]*\.txt$/, locks: [], judge: judgeRequirementsTxt },
  { name: /^pyproject\.toml$/, locks: ['poetry.lock', 'uv.lock', 'pdm.lock', 'pylock.toml'], judge: judgePyproject },
];

const manifestOf = (path: string): Manifest | undefined =>
  MANIFESTS.find(({ name }) => name.test(posix.basename(path)));

/** What a project depends on, as its manifests say it: pinned, locked, from where, by which name, with which scripts. */
export function createDependenciesTool(): TreeTool {
  return {
    about: {
      name: 'dependencies',
      version: millraceVersion(),
      uri: 'https://owasp.org/Top10/A06_2021-Vulnerable_and_Outdated_Components/',
    },
    rule: dependencyRuleNote,
    unit: 'manifest',
    reads: (tree) => tree.texts.some((path) => manifestOf(path)),
    checkTree: (tree) => {
      const paths = new Set(tree.texts);
      return { observations: tree.texts.flatMap((path) => judge(tree.root, path, paths)) };
    },
  };
}

function judge(root: string, path: string, paths: ReadonlySet<string>): readonly Observation[] {
  const manifest = manifestOf(path);
  if (!manifest) return [];
  const loaded = loadFile(root, { path, language: null });
  if ('reason' in loaded) return [];
  const { text } = loaded;
  const starts = lineStartsOf(text);
  const lineText = linesOf(text);
  return manifest.judge(text, isLocked(root, path, manifest.locks, paths)).map(({ rule, position, detail }) => {
    const place = placeIn(starts, position);
    const { description } = DEPENDENCY_RULES[rule];
    const message = detail === undefined ? `${description}.` : `${description}: ${detail}.`;
    return { rule, file: path, ...place, message, lineText: lineText(place.line) };
  });
}

/** By a lock file beside it or above, as in a workspace. An installed package is fixed by whoever installed it. */
function isLocked(root: string, path: string, locks: readonly string[], paths: ReadonlySet<string>): boolean {
  if (root.split(/[\\/]/).includes('node_modules')) return true;
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    if (locks.some((lock) => paths.has(posix.join(folder, lock)))) return true;
    if (folder === '.') return false;
  }
}
