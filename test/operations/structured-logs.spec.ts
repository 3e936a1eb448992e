import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { submitAnalysis } from '../rig/tasks.js';
import { writeTree } from '../rig/trees/write-tree.js';
import { useStack } from '../rig/use-stack.js';

const stack = useStack({ workers: ['workflows,cpu'] });

test('all that the processes print, in good times and bad, is one JSON object a line', async () => {
  const api = await stack.startApi();
  const path = writeTree(join(stack.trees, 'small'), { 'index.js': 'eval(process.argv[2]);\n' });
  await stack.api.waitForTask(await submitAnalysis(stack, path));
  await stack.api.waitForTask(await submitAnalysis(stack, join(stack.trees, 'nowhere')));
  await stack.engine.kill();
  const waiting = await submitAnalysis(stack, path);
  await api.waitForLine(new RegExp(`Task ${waiting} waits`));
  await stack.engine.start();
  await stack.api.waitForTask(waiting);

  const files = readdirSync(stack.logs).filter((name) => name !== 'engine.log');
  expect(files).toEqual(expect.arrayContaining([`api-${api.port}.log`, 'workers.log']));
  for (const file of files)
    for (const line of readFileSync(join(stack.logs, file), 'utf8').trimEnd().split('\n'))
      expect([file, JSON.parse(line)]).toEqual([
        file,
        expect.objectContaining({
          level: expect.any(Number) as number,
          time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
          pid: expect.any(Number) as number,
          name: expect.stringMatching(/^(api|worker)$/) as string,
          msg: expect.stringMatching(/\S/) as string,
        }),
      ]);
});
