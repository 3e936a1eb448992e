/** How much of everything one round measures. Durations in milliseconds. */
export interface Sizes {
  readonly sequentialSubmits: number;
  readonly dispatches: number;
  readonly completions: number;
  readonly smallFanOuts: number;
  readonly largeFanOuts: number;
  readonly largeFanOutParts: number;
  readonly statusMs: number;
  readonly burst: number;
  readonly warmUpTasks: number;
  readonly settleMs: number;
  readonly idleMs: number;
}

export const FULL: Sizes = {
  sequentialSubmits: 300,
  dispatches: 100,
  completions: 100,
  smallFanOuts: 20,
  largeFanOuts: 5,
  largeFanOutParts: 200,
  statusMs: 3000,
  burst: 2000,
  warmUpTasks: 300,
  settleMs: 2000,
  idleMs: 10_000,
};

/** To see that everything works; its figures mean little. */
export const QUICK: Sizes = {
  sequentialSubmits: 10,
  dispatches: 5,
  completions: 5,
  smallFanOuts: 2,
  largeFanOuts: 1,
  largeFanOutParts: 20,
  statusMs: 200,
  burst: 40,
  warmUpTasks: 10,
  settleMs: 0,
  idleMs: 300,
};
