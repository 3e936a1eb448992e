import { posix } from 'node:path';
import ts from 'typescript';
import { SYNTAX_ERROR } from '../syntax-error.js';
import type { Observation, TreeTool } from '../tool.js';
import { createHost } from './compiler-host.js';
import { countTypedNames } from './count-typed-names.js';
import { CoverageFigures } from './coverage-figures.js';
import { type Diagnosed, diagnoseProject } from './diagnose-project.js';
import { diagnosticNote } from './diagnostic-grades.js';
import { FencedFiles } from './fenced-files.js';
import { loadProjects } from './load-projects.js';
import { isWorthReporting } from './worth-reporting.js';

const MESSAGE_LENGTH = 400;

/** The TypeScript compiler's diagnostics for every tsconfig project of the tree, and how much of it has types. It reads inside the tree and emits nothing. */
export function createTypescriptTool(): TreeTool {
  return {
    about: { name: 'typescript', version: ts.version, uri: 'https://www.typescriptlang.org' },
    rule: diagnosticNote,
    unit: 'project',
    reads: (tree) => tree.projects.length > 0,
    checkTree: (tree, step) => {
      const libFolder = posix.dirname(ts.getDefaultLibFilePath({}));
      const files = new FencedFiles([tree.root, libFolder]);
      const wanted = new Set(tree.files.map((file) => `${tree.root}/${file.path}`));
      // Projects share files: one place is reported once, whichever project it is seen through.
      const observations = new Map<string, Observation>();
      const coverage = new CoverageFigures();
      const typed = new Set(tree.files.flatMap(({ path, language }) => (language === 'typescript' ? path : [])));
      const look = (source: ts.SourceFile, checker: ts.TypeChecker): void => {
        const path = posix.relative(tree.root, source.fileName);
        if (typed.has(path) && !coverage.has(path)) coverage.add(path, countTypedNames(checker, source));
      };
      const projects = loadProjects(files, tree.root, tree.projects);
      for (const [done, project] of projects.entries()) {
        const host = createHost(files, tree.root, libFolder);
        const part = (share: number) => step(done + share, projects.length);
        for (const diagnosed of diagnoseProject(project, host, wanted, part, look)) {
          if (!isWorthReporting(diagnosed.diagnostic, project, tree.root)) continue;
          const observation = observe(diagnosed, project.config, tree.root);
          const { file, line, column, rule } = observation;
          observations.set(`${file}:${line}:${column}:${rule}`, observation);
        }
      }
      const figures = coverage.metrics();
      return { observations: [...observations.values()], ...(figures && { metrics: { type_coverage: figures } }) };
    },
  };
}

function observe({ diagnostic, syntax }: Diagnosed, config: string, root: string): Observation {
  const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ').replaceAll(`${root}/`, '');
  const about = {
    rule: syntax ? SYNTAX_ERROR : `TS${diagnostic.code}`,
    file: posix.relative(root, diagnostic.file?.fileName ?? config),
    message: text.replace(/\s+/g, ' ').slice(0, MESSAGE_LENGTH),
  };
  return { ...about, ...placeOf(diagnostic) };
}

function placeOf({ file, start }: ts.Diagnostic): Pick<Observation, 'line' | 'column' | 'lineText'> {
  if (!file || start === undefined) return { line: 1, column: 1, lineText: '' };
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  const lineText = file.text.slice(file.getPositionOfLineAndCharacter(line, 0), file.getLineEndOfPosition(start));
  return { line: line + 1, column: character + 1, lineText };
}
