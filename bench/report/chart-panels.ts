import type { BarSeriesOption, CustomSeriesOption } from 'echarts';
import type { Stack } from '../stacks/stack.js';
import { formatNumber } from './format-figure.js';
import { MEASURES } from './measures.js';
import type { Summary } from './summary.js';

export interface ChartPanel {
  readonly title: string;
  /** Each stack with its figure. */
  readonly rows: readonly string[];
  readonly series: readonly (BarSeriesOption | CustomSeriesOption)[];
}

/** The figures that are drawn; the others stand in the table. */
const DRAWN = [
  'submit_p50_ms',
  'submit_32_rate',
  'status_saturated_rate',
  'dispatch_p50_ms',
  'done_p50_ms',
  'tasks_per_second',
  'fan_out_5_p50_ms',
  'fan_out_200_p50_ms',
  'cpu_ms_per_task',
  'pss_mib',
];

const OWN_COLOUR = '#c2410c';
const PEER_COLOUR = '#94a3b8';

/** A panel for each figure that any of the stacks was measured at. */
export function chartPanels(summary: Summary, stacks: readonly Stack[]): readonly ChartPanel[] {
  const measured = MEASURES.filter(({ name }) => DRAWN.includes(name)).filter(({ name }) =>
    stacks.some((stack) => summary[stack.name]?.[name]),
  );
  return measured.map(({ name, label, unit }, axis) => ({
    title: `${label} [${unit}, ${unit === '/s' ? 'more' : 'less'} is better]`,
    rows: stacks.map((stack) => `${stack.title}   ${figureOf(summary[stack.name]?.[name]?.median)}`),
    series: [bars(name, axis, summary, stacks), spans(name, axis, summary, stacks)],
  }));
}

function figureOf(value: number | undefined): string {
  return value === undefined ? '-' : formatNumber(value);
}

function bars(measure: string, axis: number, summary: Summary, stacks: readonly Stack[]): BarSeriesOption {
  return {
    ...{ type: 'bar', xAxisIndex: axis, yAxisIndex: axis, barWidth: '60%' },
    data: stacks.map(({ name }) => ({
      value: summary[name]?.[measure]?.median ?? '-',
      itemStyle: { color: name === 'millrace' ? OWN_COLOUR : PEER_COLOUR },
    })),
  };
}

/** From the least to the greatest of the rounds. */
function spans(measure: string, axis: number, summary: Summary, stacks: readonly Stack[]): CustomSeriesOption {
  const data = stacks.flatMap(({ name }, index) => {
    const spread = summary[name]?.[measure];
    return spread ? [[spread.min, spread.max, index]] : [];
  });
  return {
    ...{ type: 'custom', xAxisIndex: axis, yAxisIndex: axis, data, z: 3 },
    encode: { x: [0, 1], y: 2 },
    renderItem(_, api) {
      const [x1 = 0, y1 = 0] = api.coord([api.value(0), api.value(2)]);
      const [x2 = 0, y2 = 0] = api.coord([api.value(1), api.value(2)]);
      return { type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: '#111', lineWidth: 1.5 } };
    },
  };
}
