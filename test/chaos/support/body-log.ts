/** One line of the log of bodies: that one began or ended, and in which process. */
interface BodyLine {
  readonly kind: string;
  readonly tag: string;
  readonly pid: number;
}

/** What the bodies of the benchmark's subtasks wrote. A line that a dying process left unfinished is left out. */
export class BodyLog {
  private readonly lines: readonly BodyLine[];

  constructor(text: string) {
    this.lines = text.split('\n').flatMap((line) => {
      const [, kind = '', tag = '', pid] = /^([SE]) (\S+) \d+ (\d+)$/.exec(line) ?? [];
      return tag === '' ? [] : [{ kind, tag, pid: Number(pid) }];
    });
  }

  /** The processes that began a body, in order. */
  begunBy(tag: string): number[] {
    return this.lines.filter((line) => line.kind === 'S' && line.tag === tag).map(({ pid }) => pid);
  }

  endedBy(tag: string): number[] {
    return this.lines.filter((line) => line.kind === 'E' && line.tag === tag).map(({ pid }) => pid);
  }

  /** Bodies that ended in more than one process: a later attempt did not know that an earlier one would go on. */
  endedTwice(): { tag: string; pids: number[] }[] {
    const tags = new Set(this.lines.map(({ tag }) => tag));
    return [...tags].map((tag) => ({ tag, pids: this.endedBy(tag) })).filter(({ pids }) => new Set(pids).size > 1);
  }
}
