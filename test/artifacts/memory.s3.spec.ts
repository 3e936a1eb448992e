import { describeMemory } from './support/memory.suite.js';

describe('memory, with bytes kept in S3', () => describeMemory('s3'));
