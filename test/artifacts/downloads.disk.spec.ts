import { describeDownloads } from './support/downloads.suite.js';

describe('downloads, kept on disk', () => describeDownloads('disk'));
