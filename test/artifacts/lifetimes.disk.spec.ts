import { describeLifetimes } from './support/lifetimes.suite.js';

describe('lifetimes, kept on disk', () => describeLifetimes('disk'));
