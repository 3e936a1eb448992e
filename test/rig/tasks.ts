import type { Stack } from './stack.js';

/** Submits the analysis of a folder that must be accepted; returns the task's id. */
export async function submitAnalysis({ api }: Stack, path: string, more: object = {}): Promise<string> {
  return (await api.submit({ task_type: 'code_analysis', source: { path }, ...more })).task_id;
}
