/** Whether a finding stands at the URL of a running program. No path of a tree looks like one: it has no empty part. */
export function isAtUrl(file: string): boolean {
  return /^https?:\/\//.test(file);
}
