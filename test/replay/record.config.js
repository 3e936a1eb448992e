import config from '../../jest.config.js';

/** Records test/replay/histories anew, from real runs of the build: npm run histories. */
const [stack] = config.projects;

export default {
  ...stack,
  rootDir: '../..',
  testTimeout: config.testTimeout,
  testMatch: ['<rootDir>/test/replay/record-histories.ts'],
};
