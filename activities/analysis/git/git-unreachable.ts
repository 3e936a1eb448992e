/** The repository could not be fetched for a reason that may pass: another attempt may succeed. */
export class GitUnreachable extends Error {
  override readonly name = 'GitUnreachable';

  constructor(url: string, reason: string) {
    super(
      `${url} could not be fetched: ${reason} Check that the workers reach the host, or send the tree as an archive.`,
    );
  }
}
