import { describeDownloads } from './support/downloads.suite.js';

describe('downloads, kept in S3', () => describeDownloads('s3'));
