/** What the target answered. Names of headers are in lower case; the body is text, cut at 256 KiB. */
export interface TargetAnswer {
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** All values of a header in one text, '' when it is absent. */
export function headerOf({ headers }: TargetAnswer, name: string): string {
  return [headers[name] ?? []].flat().join(', ');
}

export function isHtml(answer: TargetAnswer): boolean {
  return headerOf(answer, 'content-type').startsWith('text/html');
}
