import { Module } from '@nestjs/common';
import { join } from 'node:path';
import { repositoryRoot } from '../../src/config/repository-root.js';
import type { TaskPack } from '../../src/packs/task-pack.js';
import { BENCH_CONTRACTS } from './bench-contracts.js';
import { benchFanOut } from './bench-fan-out.workflow.js';
import { BenchActivities } from './bench.activities.js';
import { BenchFanOutFields, BenchNoopFields, BenchSleepFields } from './bench.input.js';

@Module({ providers: [BenchActivities], exports: [BenchActivities] })
class BenchModule {}

/** The task types of the benchmark, registered with MILLRACE_BENCH=1 alone. */
export const BENCH_PACK: TaskPack = {
  contracts: BENCH_CONTRACTS,
  inputs: { bench_noop: BenchNoopFields, bench_sleep: BenchSleepFields, bench_fan_out: BenchFanOutFields },
  schemaFolder: join(repositoryRoot(), 'bench', 'tasks', 'schemas'),
  modules: [BenchModule],
  activities: [BenchActivities],
  workflows: { benchFanOut },
  bundle: 'bench-workflow-bundle.js',
};
