const UNSTORABLE = /\0|\p{Surrogate}/gu;
const UNSTORABLE_IN_JSON = /\\u(?:0000|d[89a-f])/i;

/** The text as PostgreSQL can hold it: NUL characters and halves of surrogate pairs are replaced by U+FFFD. */
export function storableText(text: string): string {
  return text.replace(UNSTORABLE, '\ufffd');
}

/** JSON of the value, its texts as PostgreSQL can hold them. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, child: unknown) => (typeof child === 'string' ? storableText(child) : child));
}

/** Whether PostgreSQL takes this JSON, as JSON.stringify wrote it, for a jsonb. In doubt the answer is no. */
export function isStorableJson(json: string): boolean {
  return !UNSTORABLE_IN_JSON.test(json);
}
