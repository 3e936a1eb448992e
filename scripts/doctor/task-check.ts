import type { CodeAnalysisResult } from '../../contracts/analysis/code-analysis.contract.js';
import { callApi } from '../api-client/call-api.js';
import { followTask } from '../api-client/follow-task.js';
import { packArchive } from '../archive/pack-archive.js';
import { apiUrl } from '../stack/stack-addresses.js';
import type { Check } from './check.js';

/** Flawed on purpose: each language must yield a finding. */
const FLAWED_FILES = [
  { name: 'sample/app.js', content: 'const unused = 1;\nexport const run = (text) => eval(text);\n' },
  { name: 'sample/app.py', content: 'import subprocess\n\n\ndef run(text):\n    subprocess.call(text, shell=True)\n' },
];

export const taskCheck: Check = {
  name: 'a small task',
  needsStack: true,
  async run(settings) {
    const started = Date.now();
    const tasks = `${apiUrl(settings)}/api/v1/tasks`;
    const archive = (await packArchive(FLAWED_FILES)).toString('base64');
    const body = { task_type: 'code_analysis', source: { archive }, options: { tags: { by: 'doctor' } } };
    const { task_id: taskId } = await callApi<{ task_id: string }>(tasks, body);
    let events = 0;
    for await (const event of followTask(apiUrl(settings), taskId)) if (event.task_id === taskId) events += 1;
    const { status, result } = await callApi<{ status: string; result: CodeAnalysisResult | null }>(
      `${tasks}/${taskId}/result`,
    );
    if (status !== 'SUCCESS' || !result)
      throw new Error(`Task ${taskId} ended as ${status}. Look at "make logs SERVICE=worker".`);
    const silent = FLAWED_FILES.filter(({ name }) => !result.findings.some(({ file }) => name.endsWith(file)));
    if (silent.length > 0) {
      const names = silent.map(({ name }) => name).join(', ');
      throw new Error(
        `Task ${taskId} found nothing in ${names}, where there is something. Run "npm ci" to restore the analyzers.`,
      );
    }
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    return `analyzed in ${seconds} s: ${result.findings.length} findings, grade ${result.grade}, ${events} events`;
  },
};
