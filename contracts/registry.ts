import { codeAnalysis } from './analysis/code-analysis.contract.js';
import type { TaskContract } from './task-contract.js';

/** Every task type, one line each. Input classes, workflows and activities are checked against it when a process starts. */
export const TASK_CONTRACTS = {
  code_analysis: codeAnalysis,
} as const;

export type TaskType = keyof typeof TASK_CONTRACTS;
export type InputOf<T extends TaskType> = NonNullable<(typeof TASK_CONTRACTS)[T]['shapes']>['input'];

export const TASK_TYPES = Object.keys(TASK_CONTRACTS) as TaskType[];

export function contractOf(type: string): TaskContract | undefined {
  return (TASK_CONTRACTS as Record<string, TaskContract>)[type];
}
