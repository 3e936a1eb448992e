import { describeLifetimes } from './support/lifetimes.suite.js';

describe('lifetimes, kept in S3', () => describeLifetimes('s3'));
