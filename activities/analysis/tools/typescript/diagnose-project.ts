import ts from 'typescript';
import type { Project } from './load-projects.js';

export interface Diagnosed {
  readonly diagnostic: ts.Diagnostic;
  /** The file cannot be parsed at this place. */
  readonly syntax: boolean;
}

/** Compiles one project in memory and gives what the compiler has to say of its `wanted` files, file after file; `look` sees each. */
export function* diagnoseProject(
  project: Project,
  host: ts.CompilerHost,
  wanted: ReadonlySet<string>,
  part: (share: number) => void,
  look: (source: ts.SourceFile, checker: ts.TypeChecker) => void,
): Generator<Diagnosed> {
  yield* diagnoseConfig(project.errors);
  part(0);
  if (project.roots.length === 0) return;
  const program = ts.createProgram({ rootNames: project.roots, options: project.options, host });
  for (const diagnostic of program.getOptionsDiagnostics()) yield { diagnostic, syntax: false };
  for (const diagnostic of program.getGlobalDiagnostics()) yield { diagnostic, syntax: false };
  const sources = program.getSourceFiles().filter((source) => wanted.has(source.fileName));
  for (const [index, source] of sources.entries()) {
    part((index + 1) / (sources.length + 1));
    yield* diagnoseFile(program, source);
    look(source, program.getTypeChecker());
  }
}

function* diagnoseFile(program: ts.Program, source: ts.SourceFile): Generator<Diagnosed> {
  const broken = program.getSyntacticDiagnostics(source).find(isGrammar);
  if (broken) yield { diagnostic: broken, syntax: true };
  else for (const diagnostic of program.getSemanticDiagnostics(source)) yield { diagnostic, syntax: false };
}

function* diagnoseConfig(errors: readonly ts.Diagnostic[]): Generator<Diagnosed> {
  const broken = errors.find(isGrammar);
  // One broken line makes dozens of complaints: the first names the place and stands for all of them.
  if (broken) yield { diagnostic: broken, syntax: true };
  else for (const diagnostic of errors) yield { diagnostic, syntax: false };
}

/** Types in a .js file (codes from 8000) are no syntax errors: other tools read such files. */
function isGrammar(diagnostic: ts.Diagnostic): boolean {
  return diagnostic.code >= 1000 && diagnostic.code < 2000;
}
