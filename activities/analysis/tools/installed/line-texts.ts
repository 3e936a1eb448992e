import { loadFile } from '../../source/load-file.js';
import { linesOf } from '../line-text.js';

/** The text of a line of a file below `root`; empty when the file cannot be read any more. Each file is read once. */
export function lineTexts(root: string): (path: string, line: number) => string {
  const files = new Map<string, (line: number) => string>();
  return (path, line) => {
    const loaded = files.has(path) ? null : loadFile(root, { path, language: null });
    if (loaded) files.set(path, 'text' in loaded ? linesOf(loaded.text) : () => '');
    return files.get(path)?.(line) ?? '';
  };
}
