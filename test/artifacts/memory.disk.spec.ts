import { describeMemory } from './support/memory.suite.js';

describe('memory, with bytes kept on disk', () => describeMemory('disk'));
