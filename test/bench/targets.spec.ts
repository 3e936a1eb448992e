import { judgeTargets } from '../../bench/report/targets.js';

const figures = (stack: string, round: number, tasks: number, done: number) => ({
  stack,
  round,
  figures: { tasks_per_second: tasks, done_p50_ms: done },
});

test('a ratio is taken in each round, then their median', () => {
  const rounds = [
    ...[figures('millrace', 1, 90, 28), figures('bare-temporal', 1, 100, 20)],
    ...[figures('millrace', 2, 40, 29), figures('bare-temporal', 2, 50, 20)],
    ...[figures('millrace', 3, 99, 31), figures('bare-temporal', 3, 110, 20)],
  ];
  const results = judgeTargets(rounds).filter(({ reached }) => reached !== null);
  expect(results).toEqual([
    { target: 'Done p50 [ms]', limit: '<= 30', value: 29, reached: true },
    { target: 'Tasks per second / bare Temporal', limit: '>= 0.85', value: 0.9, reached: true },
  ]);
});

test('a round in which one of both failed is left out; none at all is not judged', () => {
  const rounds = [figures('millrace', 1, 70, 40), figures('bare-temporal', 1, 100, 20), figures('millrace', 2, 99, 40)];
  const find = (target: string) => judgeTargets(rounds).find((result) => result.target === target);
  expect(find('Tasks per second / bare Temporal')).toMatchObject({ value: 0.7, reached: false });
  expect(find('Done p50 [ms]')).toMatchObject({ value: 40, reached: false });
  expect(find('Done p50 / Django-Q2')).toMatchObject({ value: null, reached: null });
});
