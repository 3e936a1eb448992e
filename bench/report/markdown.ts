import { formatSpread, formatNumber } from './format-figure.js';
import { grid } from './grid.js';
import { MEASURES } from './measures.js';
import type { RunData } from './run-data.js';
import type { Summary } from './summary.js';
import type { TargetResult } from './targets.js';
import { STACKS } from '../stacks/stacks.js';

/** The report as Markdown: the machine, the table, the memory and the CPU by process, the targets, the versions. */
export function markdown(data: RunData, summary: Summary, targets: readonly TargetResult[]): string {
  const sections = [
    machineLine(data),
    table(summary),
    byProcess(summary),
    targetList(targets),
    versionList(data),
    failureList(data),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function machineLine({ machine, options, sizes, started }: RunData): string {
  const { cores, cpu, memory_mib: memory, kernel, node, load_before: load } = machine;
  const quick = options.quick ? ' **A quick run: these figures mean nothing.**' : '';
  return (
    `Measured on ${started.toISOString().slice(0, 10)}: ${cores} cores (${cpu}), ${formatNumber(memory / 1024)} GiB, Linux ${kernel}, ` +
    `Node.js ${node}, load before the run ${load}. ${roundsIn(options.rounds)}; ${sizes.burst} tasks submitted at once; ` +
    `${options.slots} bodies at once per stack, 4 for the threads.${quick}`
  );
}

function roundsIn(rounds: number): string {
  return rounds === 1 ? 'One round' : `Median of ${rounds} rounds (least-greatest of the rounds)`;
}

function table(summary: Summary): string {
  const stacks = STACKS.filter(({ name }) => name in summary);
  const rows = MEASURES.filter(({ name }) => stacks.some((stack) => summary[stack.name]?.[name])).map(
    ({ name, label, unit }) => [
      `${label} [${unit}]`,
      ...stacks.map((stack) => formatSpread(summary[stack.name]?.[name])),
    ],
  );
  return grid([['', ...stacks.map(({ title }) => title)], ...rows]);
}

function byProcess(summary: Summary): string {
  const rows = Object.entries(summary).flatMap(([stack, figures]) =>
    Object.keys(figures)
      .filter((name) => name.startsWith('pss_mib/'))
      .map((name) => name.slice('pss_mib/'.length))
      .map((name) => [
        stack,
        name,
        ...['pss_mib', 'idle_cpu_percent', 'cpu_ms_per_task'].map((measure) =>
          formatSpread(figures[`${measure}/${name}`]),
        ),
      ]),
  );
  if (rows.length === 0) return '';
  return grid([['Stack', 'Process', 'PSS idle [MiB]', 'CPU idle [%]', 'CPU per task [ms]'], ...rows]);
}

function targetList(targets: readonly TargetResult[]): string {
  const rows = targets.map(({ target, limit, value, reached }) => [
    target,
    limit,
    value === null ? '-' : formatNumber(value),
    reached === null ? 'not measured' : reached ? 'reached' : '**not reached**',
  ]);
  return grid([['Target', 'Limit', 'Measured', ''], ...rows]);
}

function versionList({ versions }: RunData): string {
  const line = (parts: Readonly<Record<string, string>>) =>
    Object.entries(parts)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ');
  return Object.entries(versions)
    .map(([stack, parts]) => `- ${stack}: ${line(parts)}`)
    .join('\n');
}

function failureList({ failures }: RunData): string {
  return failures
    .map(({ stack, round, reason }) => `- **${stack} failed in round ${round}**: ${reason.split('\n')[0]}`)
    .join('\n');
}
