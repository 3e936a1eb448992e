import { createRequire } from 'node:module';
import { Lang, registerDynamicLanguage } from '@ast-grep/napi';
import type { LoadedFile } from '../tool.js';

const python = createRequire(import.meta.url)('@ast-grep/lang-python') as Parameters<
  typeof registerDynamicLanguage
>[0][string];
registerDynamicLanguage({ python });

/** TSX reads plain JavaScript too; only `<T>value` of TypeScript needs the grammar without JSX. */
export function grammarOf({ language, path }: LoadedFile): Lang | 'python' {
  if (language === 'python') return 'python';
  return /\.[cm]?ts$/.test(path) ? Lang.TypeScript : Lang.Tsx;
}
