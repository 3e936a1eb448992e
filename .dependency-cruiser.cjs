/** The directions in which folders may import each other; a folder's name is its runtime. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid('no-cycles', 'Two files that need each other are one idea, or lack a third.', {}, { circular: true }),
    forbid(
      'contracts-are-pure',
      'contracts/ is imported by every runtime and imports none.',
      { path: '^contracts/' },
      { pathNot: '^contracts/' },
    ),
    forbid(
      'workflows-are-the-sandbox',
      'workflows/ may use contracts/ and @temporalio/workflow alone.',
      { path: '^workflows/' },
      { pathNot: '^(workflows/|contracts/|node_modules/@temporalio/workflow/)' },
    ),
    forbid(
      'activities-use-ports',
      'activities/ may use the providers of src/, never its controllers, dispatcher or boot.',
      { path: '^activities/' },
      { path: '^(workflows/|scripts/|src/(?!artifacts/|config/|store/|subtasks/))' },
    ),
    forbid(
      'src-knows-no-task-type',
      'src/ reaches activities through their index and contracts through the registry; inputs/ is where a type has a file.',
      { path: '^src/', pathNot: '^src/inputs/' },
      { path: '^(activities/(?!index\\.ts)|contracts/[a-z-]+/)' },
    ),
    forbid(
      'src-does-not-import-workflows',
      'Only the boot check looks at the workflows from outside the sandbox.',
      { path: '^src/', pathNot: '^src/boot/' },
      { path: '^workflows/' },
    ),
    forbid(
      'only-packs-import-bench',
      'The task types of the benchmark reach the service as a pack, and only where packs are loaded.',
      { path: '^(contracts|workflows|activities|src)/', pathNot: '^src/packs/load-packs' },
      { path: '^bench/' },
    ),
    forbid(
      'nothing-imports-scripts',
      'scripts/ is the outermost folder.',
      { path: '^(contracts|workflows|activities|src)/' },
      { path: '^(scripts|test)/' },
    ),
    forbid(
      'no-orphans',
      'A file nobody imports is dead.',
      { orphan: true, pathNot: '\\.d\\.ts$|(^|/)(main|worker)\\.ts$|^scripts/|^bench/(\\w+\\.ts$|(peers|tasks)/)' },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.cjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
