import vm from 'node:vm';

// The tests are ES modules, which Jest can only load with this flag of Node.
if (!('SourceTextModule' in vm))
  throw new Error('Run the tests with: NODE_OPTIONS=--experimental-vm-modules npx jest [path]');

const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
};

/** The folders that drive no stack of the rig. The others share one PostgreSQL a run. */
const PARTS = ['setup', 'analysis', 'bench', 'golden'];
const inParts = PARTS.map((folder) => `<rootDir>/test/${folder}/`);

/** The tests come in by the public door (HTTP, workflow, command line); they drive the build in dist/. */
export default {
  testTimeout: 300_000,
  maxWorkers: 2,
  projects: [
    {
      ...shared,
      displayName: 'stack',
      testMatch: ['<rootDir>/test/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...inParts],
      globalSetup: '<rootDir>/test/rig/run/set-up-run.mjs',
      globalTeardown: '<rootDir>/test/rig/run/tear-down-run.mjs',
    },
    {
      ...shared,
      displayName: 'parts',
      testMatch: inParts.map((folder) => `${folder}**/*.spec.ts`),
    },
  ],
};
