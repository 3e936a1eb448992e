export type Language = 'javascript' | 'typescript' | 'python';

const EXTENSIONS: Readonly<Record<string, Language>> = {
  js: 'javascript',
  cjs: 'javascript',
  mjs: 'javascript',
  jsx: 'javascript',
  ts: 'typescript',
  cts: 'typescript',
  mts: 'typescript',
  tsx: 'typescript',
  py: 'python',
};

/** The language a file name stands for, null when no analyzer reads it. Type declarations hold no code, so they count as none. */
export function languageOf(name: string): Language | null {
  if (/\.d\.([\w-]+\.)?[cm]?ts$/.test(name)) return null;
  const dot = name.lastIndexOf('.');
  return dot < 0 ? null : (EXTENSIONS[name.slice(dot + 1).toLowerCase()] ?? null);
}
