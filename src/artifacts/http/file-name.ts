const LENGTH = 255;

/** The last part of a path, without what no file name can hold; undefined when nothing is left. */
export function readFileName(text: string | undefined): string | undefined {
  const name = (text ?? '').split(/[\\/]/).at(-1)?.replace(/\p{C}/gu, '').trim() ?? '';
  return [...name].slice(0, LENGTH).join('') || undefined;
}
