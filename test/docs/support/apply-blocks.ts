import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Block } from './documents.js';

/** Does to a copy of the repository what a page says: a block whose info is a path is that file, or its changes. */
export function applyBlocks(blocks: readonly Block[], root: string): void {
  for (const { language, info, text, document, line } of blocks.filter((block) => block.info.includes('/'))) {
    const file = join(root, info);
    mkdirSync(dirname(file), { recursive: true });
    if (language === 'diff') writeFileSync(file, change(readFileSync(file, 'utf8'), text, `${document}:${line}`));
    else writeFileSync(file, `${text}\n`);
  }
}

/** `+` lines come after the line before them, or take the place of a `-` line; `...` stands for what is there. */
function change(content: string, diff: string, place: string): string {
  const lines = diff.split('\n');
  return lines.reduce((result, line, index) => {
    if (!line.startsWith('+')) return result;
    const before = lines[index - 1] ?? '';
    const old = before.slice(1);
    const pattern = new RegExp(`^${old.split('...').map(escape).join('([^]*?)')}$`, 'm');
    const match = pattern.exec(result);
    if (!match) throw new Error(`${place}: there is no line like: ${old}`);
    const added = line.slice(1).replace('...', match[1] ?? '');
    return result.replace(match[0], () => (before.startsWith('-') ? added : `${match[0]}\n${added}`));
  }, content);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
