import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../../rig/repository.js';

/** A fenced block of a document. `info` is what follows the language after the opening fence. */
export interface Block {
  readonly document: string;
  readonly line: number;
  readonly heading: string;
  readonly language: string;
  readonly info: string;
  readonly text: string;
}

/** Every page that people read, relative to the repository. */
export function listDocuments(): string[] {
  const pages = readdirSync(join(REPOSITORY, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
  return ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...pages.sort()];
}

export function readDocument(document: string): string {
  return readFileSync(join(REPOSITORY, document), 'utf8');
}

/** The fenced blocks of a document, in order. Throws when one is not closed. */
export function readBlocks(document: string): Block[] {
  const blocks: Block[] = [];
  let heading = '';
  let open: { line: number; info: string; text: string[] } | undefined;
  for (const [index, line] of readDocument(document).split('\n').entries()) {
    const fence = /^```(.*)$/.exec(line);
    if (!open && fence) open = { line: index + 1, info: fence[1] ?? '', text: [] };
    else if (open && fence) {
      const [language = '', ...rest] = open.info.split(' ');
      blocks.push({ document, heading, language, info: rest.join(' '), line: open.line, text: open.text.join('\n') });
      open = undefined;
    } else if (open) open.text.push(line);
    else heading = /^#+ (.*)$/.exec(line)?.[1] ?? heading;
  }
  if (open) throw new Error(`${document}:${open.line}: the block is not closed.`);
  return blocks;
}

/** The commands of a document that a machine without a container engine can run. */
export function readCommands(document: string): Block[] {
  return readBlocks(document).filter(({ language, info }) => language === 'sh' && info === '');
}
