/**
 * What `make test` runs, in this order; one line each. A suite that takes longer than its minutes is killed and failed.
 * `command` rows count as one check; `jest` and `pytest` rows count their tests. A row whose `needs` failed is failed without being run.
 *
 * @typedef {{ name: string, minutes: number, command?: string[], jest?: string, pytest?: string, needs?: string[] }} Suite
 * @type {Suite[]}
 */
export const SUITES = [
  { name: 'tools', minutes: 5, command: ['node', 'scripts/test/install-tools.mjs'] },
  { name: 'build', minutes: 5, command: ['make', 'build'] },
  { name: 'types', minutes: 3, command: ['npm', 'run', '--silent', 'typecheck'] },
  { name: 'lint', minutes: 5, command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'engine', minutes: 15, command: ['node', 'dist/scripts/millrace.js', 'engine'], needs: ['build'] },
  { name: 's3 server', minutes: 15, command: ['node', 'dist/scripts/build/build-s3-server.js'], needs: ['build'] },
  { name: 'toxiproxy', minutes: 10, command: ['node', 'dist/scripts/build/build-toxiproxy.js'], needs: ['build'] },
  { name: 'analyzers', minutes: 12, command: ['node', 'dist/scripts/build/install-analyzers.js'], needs: ['build'] },
  { name: 'analysis', minutes: 8, jest: 'test/analysis', needs: ['build', 'analyzers'] },
  { name: 'workflows', minutes: 10, jest: 'test/workflows', needs: ['build', 'engine'] },
  { name: 'api', minutes: 10, jest: 'test/api', needs: ['build', 'engine'] },
  { name: 'hostile', minutes: 8, jest: 'test/hostile', needs: ['build', 'engine'] },
  { name: 'replay', minutes: 4, jest: 'test/replay', needs: ['build', 'engine'] },
  { name: 'durability', minutes: 15, jest: 'test/durability', needs: ['build', 'engine'] },
  { name: 'tasks', minutes: 10, jest: 'test/tasks', needs: ['build', 'engine'] },
  { name: 'training', minutes: 10, jest: 'test/training', needs: ['build', 'engine'] },
  { name: 'golden', minutes: 3, jest: 'test/golden' },
  { name: 'imaging', minutes: 12, jest: 'test/imaging', needs: ['build', 'engine'] },
  { name: 'ml worker', minutes: 30, command: ['node', 'dist/scripts/build/install-ml-worker.js'], needs: ['build'] },
  { name: 'python checks', minutes: 6, command: ['bash', 'python/check'], needs: ['ml worker'] },
  { name: 'python', minutes: 15, pytest: 'python/tests', needs: ['ml worker'] },
  { name: 'ml', minutes: 15, jest: 'test/ml', needs: ['build', 'engine', 'ml worker'] },
  { name: 'operations', minutes: 10, jest: 'test/operations', needs: ['build', 'engine'] },
  { name: 'artifacts', minutes: 12, jest: 'test/artifacts', needs: ['build', 'engine', 's3 server'] },
  { name: 'chaos', minutes: 20, jest: 'test/chaos', needs: ['build', 'engine', 'toxiproxy'] },
  { name: 'setup', minutes: 12, jest: 'test/setup', needs: ['build', 'engine'] },
  { name: 'bench', minutes: 8, jest: 'test/bench', needs: ['build', 'engine'] },
  { name: 'docs', minutes: 15, jest: 'test/docs', needs: ['build', 'engine'] },
];
