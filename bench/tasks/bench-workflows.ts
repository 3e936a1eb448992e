import { registerContracts } from '../../contracts/registry.js';
import { BENCH_CONTRACTS } from './bench-contracts.js';

registerContracts(BENCH_CONTRACTS);

export * from '../../workflows/index.js';
export { benchFanOut } from './bench-fan-out.workflow.js';
