import type { Placement } from '../task-contract.js';
import type { TaskQueue } from '../task-queues.js';

interface Framework {
  readonly title: string;
  readonly taskQueue: TaskQueue;
  /** How a person gets a worker for it, where it is none of the service's own. */
  readonly ownWorker?: string;
}

const START = 'Start one with: make ml. Or choose the model tfjs, which every worker of the task queue cpu trains.';

/** What models can be trained with, one line each: where its work waits, and how a person starts its worker. */
const TABLE = {
  tensorflow: { title: 'TensorFlow', taskQueue: 'ml', ownWorker: START },
  pytorch: { title: 'PyTorch', taskQueue: 'ml', ownWorker: START },
  huggingface: { title: 'Hugging Face', taskQueue: 'ml', ownWorker: START },
  tfjs: { title: 'TensorFlow.js', taskQueue: 'cpu' },
} as const satisfies Record<string, Framework>;

export type FrameworkName = keyof typeof TABLE;
export const FRAMEWORKS: Readonly<Record<FrameworkName, Framework>> = TABLE;
export const FRAMEWORK_NAMES = Object.keys(FRAMEWORKS) as FrameworkName[];

export const DEVICES = ['cpu', 'gpu'] as const;
export type Device = (typeof DEVICES)[number];

/** Where a framework trains that was asked to use a GPU: only workers of machines that have one poll the task queue ml-gpu. */
export const ON_GPU: Placement = {
  taskQueue: 'ml-gpu',
  ownWorker: 'Start one on a machine with a GPU: make ml. Or let what has none train on the CPU: allow_cpu: true.',
};

/** What `model` of an input may be: one framework, all of them, or a list. */
export type ModelChoice = FrameworkName | 'all' | readonly FrameworkName[];

/** The frameworks that an input asks for, in the order of the table. */
export function chosenFrameworks(model: ModelChoice): readonly FrameworkName[] {
  if (model === 'all') return FRAMEWORK_NAMES;
  const named = typeof model === 'string' ? [model] : model;
  return FRAMEWORK_NAMES.filter((name) => named.includes(name));
}
