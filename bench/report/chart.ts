import { init, type EChartsOption } from 'echarts';
import { STACKS } from '../stacks/stacks.js';
import { chartPanels } from './chart-panels.js';
import type { Summary } from './summary.js';

const WIDTH = 1100;
const COLUMNS = 2;
const PANEL = { width: 310, left: 190, height: 150, gap: 70 };
// A title begins over the names of the bars: the longest would not end within the chart otherwise.
const NAMES_WIDTH = 120;

/** One panel of bars for each of the main figures, as an SVG; a line through the end of a bar spans the rounds. */
export function drawChart(summary: Summary, caption: string): string {
  const stacks = STACKS.filter(({ name }) => name in summary);
  const panels = chartPanels(summary, stacks);
  const top = (index: number) => 90 + Math.floor(index / COLUMNS) * (PANEL.height + PANEL.gap);
  const left = (index: number) => PANEL.left + (index % COLUMNS) * (WIDTH / COLUMNS);
  const height = top(panels.length + COLUMNS - 1);
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  const option: EChartsOption = {
    animation: false,
    backgroundColor: '#fff',
    title: [
      { text: 'Millrace beside its peers', subtext: caption, left: 'center' },
      ...panels.map(({ title }, index) => ({
        text: title,
        left: left(index) - NAMES_WIDTH,
        top: top(index) - 28,
        textStyle: { fontSize: 13 },
      })),
    ],
    grid: panels.map((_, index) => ({
      left: left(index),
      top: top(index),
      width: PANEL.width,
      height: PANEL.height,
    })),
    xAxis: panels.map((_, gridIndex) => ({ gridIndex, type: 'value', min: 0, splitNumber: 4 })),
    yAxis: panels.map(({ rows }, gridIndex) => ({
      ...{ gridIndex, type: 'category', inverse: true, axisTick: { show: false } },
      data: [...rows],
    })),
    series: panels.flatMap(({ series }) => series),
  };
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
