export interface Measure {
  /** The name of the figure. */
  readonly name: string;
  readonly label: string;
  readonly unit: 'ms' | '/s' | 'MiB' | '%';
}

const p50AndP99 = (name: string, label: string): readonly Measure[] => [
  { name: `${name}_p50_ms`, label: `${label}, p50`, unit: 'ms' },
  { name: `${name}_p99_ms`, label: `${label}, p99`, unit: 'ms' },
];

/** Every figure of the report, in its order. Those by process have the name of one of these, a slash and the process. */
export const MEASURES: readonly Measure[] = [
  ...p50AndP99('submit', 'Submit, one after the other'),
  { name: 'submit_32_rate', label: 'Submit, 32 clients', unit: '/s' },
  ...p50AndP99('submit_32', 'Submit, 32 clients'),
  { name: 'status_idle_rate', label: 'Status, 32 clients, workers idle', unit: '/s' },
  ...p50AndP99('status_idle', 'Status, 32 clients, workers idle'),
  { name: 'status_saturated_rate', label: 'Status, 32 clients, workers saturated', unit: '/s' },
  ...p50AndP99('status_saturated', 'Status, 32 clients, workers saturated'),
  ...p50AndP99('dispatch', 'Dispatch: POST to first line of the body'),
  ...p50AndP99('done', 'Done, as seen by the client'),
  ...p50AndP99('fan_out_5', 'Fan-out of 5 x 100 ms'),
  ...p50AndP99('fan_out_200', 'Fan-out of 200 no-ops'),
  { name: 'tasks_per_second', label: 'No-op tasks, all submitted at once, to the end', unit: '/s' },
  { name: 'cpu_ms_per_task', label: 'CPU per task', unit: 'ms' },
  { name: 'pss_mib', label: 'Memory when idle (PSS)', unit: 'MiB' },
  { name: 'idle_cpu_percent', label: 'CPU when idle, of one core', unit: '%' },
];
