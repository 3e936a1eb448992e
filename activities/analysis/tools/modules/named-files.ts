import { posix } from 'node:path';
import { loadFile } from '../../source/load-file.js';
import type { SourceTree } from '../../source/source-tree.js';
import type { Module } from './module-graph.js';
import { endingsOf, matcherOf, namesCode, stemOf, withoutStart } from './path-forms.js';

/** Texts that name files of code: pages, components, manifests, pipelines, scripts, documents. Not what lists all files anyway. */
const TELLING =
  /\.(?:html?|vue|svelte|astro|mdx?|ejs|hbs|pug|njk|php|json[c5]?|ya?ml|toml|sh|bash|ps1|bat|cmd|ini|cfg|conf|gradle|d\.[cm]?ts)$|(?:^|\/)(?:Dockerfile|Makefile|Procfile|Jenkinsfile)[^/]*$/i;
const LISTING = /(?:^|\/)(?:[tj]sconfig[^/]*\.json|[^/]*lock[^/]*|npm-shrinkwrap\.json|CHANGELOG\.md|knip\.jsonc?)$/i;
const WORD = /[\w@~.*/-]+/g;
const IMPORTED = /(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*['"]([^'"\n]+)['"]/g;

/** A folder of build output: `dist/main.js` is built from `src/main.ts`. */
const BUILT = /(?<=^|\/)(?:build|dist|lib|out)\//;

/**
 * The files that something names without importing them: scripts of package.json, pages, pipelines, texts in the code such
 * as the file of a thread. A name counts however it is written, so that nothing is taken for unused that is only hard to see.
 */
export class NamedFiles {
  readonly #names = new Set<string>();
  readonly #endings = new Set<string>();
  readonly #patterns: ((path: string) => boolean)[] = [];

  constructor(tree: SourceTree, modules: ReadonlyMap<string, Module>) {
    const patterns = new Set<string>();
    const add = (text: string, from: string) => this.#add(text, from, patterns);
    for (const { path, texts, unresolved } of modules.values())
      for (const text of [...texts, ...unresolved]) add(text, path);
    for (const path of tree.texts.filter((text) => TELLING.test(text) && !LISTING.test(text))) {
      const loaded = loadFile(tree.root, { path, language: null });
      if ('reason' in loaded) continue;
      for (const [word] of loaded.text.matchAll(WORD)) if (namesCode(word)) add(word, path);
      for (const [, specifier = ''] of loaded.text.matchAll(IMPORTED)) add(specifier, path);
    }
    this.#patterns.push(...[...patterns].map(matcherOf));
  }

  has(path: string): boolean {
    const stem = stemOf(path);
    const stems = stem.endsWith('/index') ? [stem, stem.slice(0, -'/index'.length)] : [stem];
    return (
      // A folder that is named is listed, and what lies in it loaded by name.
      this.#names.has(posix.dirname(stem)) ||
      stems.some((one) => this.#endings.has(one) || endingsOf(one).some((ending) => this.#names.has(ending))) ||
      this.#patterns.some((matches) => matches(stem))
    );
  }

  #add(text: string, from: string, patterns: Set<string>): void {
    const isRelative = /^\.{1,2}\//.test(text);
    const joined = stemOf(isRelative ? posix.join(posix.dirname(from), text) : withoutStart(text));
    if (text.includes('*')) {
      if (isSpecific(joined)) patterns.add(isRelative ? joined : `**/${joined}`);
      return;
    }
    const names = isRelative && !namesCode(text) ? [joined] : [joined, stemOf(withoutStart(text))];
    for (const name of names.flatMap((one) => [one, one.replace(BUILT, 'src/')])) {
      this.#names.add(name);
      for (const ending of endingsOf(name)) this.#endings.add(ending);
    }
  }
}

/** `src/**` names everything and so nothing; `*.entity` and `pages/*` do. */
function isSpecific(pattern: string): boolean {
  if (!/\w/.test(pattern.split('*').at(-1) ?? '') && pattern.includes('**')) return false;
  return /\w/.test(pattern);
}
