import { describeUploads } from './support/uploads.suite.js';

describe('uploads, kept in S3', () => describeUploads('s3'));
