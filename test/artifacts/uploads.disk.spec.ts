import { describeUploads } from './support/uploads.suite.js';

describe('uploads, kept on disk', () => describeUploads('disk'));
