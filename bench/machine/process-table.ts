import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A process that a stack has named; its children count as it, unless they have a name of their own. */
export interface NamedProcess {
  readonly name: string;
  readonly pid: number;
}

interface Row {
  readonly pid: number;
  readonly parent: number;
  /** User and system time of it and of those of its children that have ended, in clock ticks. */
  readonly ticks: number;
}

/** The live processes of a stack, by the name of their nearest named ancestor. */
export function processesByName(named: readonly NamedProcess[]): ReadonlyMap<string, readonly Row[]> {
  const rows = new Map(readRows().map((row) => [row.pid, row]));
  const names = new Map(named.map(({ pid, name }) => [pid, name]));
  const byName = new Map<string, Row[]>(named.map(({ name }) => [name, []]));
  for (const row of rows.values()) {
    let ancestor: Row | undefined = row;
    while (ancestor && !names.has(ancestor.pid)) ancestor = rows.get(ancestor.parent);
    if (ancestor) byName.get(names.get(ancestor.pid) ?? '')?.push(row);
  }
  return byName;
}

/** CPU time of a stack so far, by process name, in milliseconds. */
export function cpuMilliseconds(named: readonly NamedProcess[]): ReadonlyMap<string, number> {
  return sumBy(named, ({ ticks }) => ticks * MILLISECONDS_PER_TICK);
}

/** Proportional set size of a stack, by process name, in MiB: memory shared by n processes counts as 1/n in each. */
export function pssMebibytes(named: readonly NamedProcess[]): ReadonlyMap<string, number> {
  return sumBy(named, ({ pid }) => readPss(pid));
}

const MILLISECONDS_PER_TICK = 1000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

function sumBy(named: readonly NamedProcess[], of: (row: Row) => number): ReadonlyMap<string, number> {
  const sums = [...processesByName(named)].map(
    ([name, rows]) => [name, rows.reduce((sum, row) => sum + of(row), 0)] as const,
  );
  return new Map(sums);
}

function readRows(): readonly Row[] {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return pids.map(readRow).filter((row) => row !== null);
}

function readRow(pid: number): Row | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command in parentheses may itself hold spaces and parentheses; the state is the first field after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { pid, parent: Number(fields[1]), ticks };
  } catch {
    return null;
  }
}

function readPss(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024;
  } catch (error) {
    // A process that has just ended has no memory; a kernel thread or a zombie has none either.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return 0;
    throw new Error(
      `The memory of process ${pid} cannot be read. Run the benchmark as the owner of the stacks, or as root.`,
      {
        cause: error,
      },
    );
  }
}
