import { posix } from 'node:path';
import ts from 'typescript';
import { createConfigHost } from './compiler-host.js';
import type { FencedFiles } from './fenced-files.js';
import { projectOptions, typescriptMajor } from './project-options.js';

export interface Project {
  /** Absolute path of its tsconfig file. */
  readonly config: string;
  readonly roots: readonly string[];
  readonly options: ts.CompilerOptions;
  readonly errors: readonly ts.Diagnostic[];
  /** Whether its dependencies are there to be resolved. */
  readonly installed: boolean;
}

const MAX_PROJECTS = 100;

/** The projects of a tree: every tsconfig.json, and the files those refer to as parts of one project. */
export function loadProjects(files: FencedFiles, root: string, configs: readonly string[]): readonly Project[] {
  const waiting = configs.map((config) => `${root}/${config}`);
  const projects = new Map<string, Project>();
  for (let config = waiting.shift(); config !== undefined; config = waiting.shift()) {
    if (projects.has(config) || projects.size >= MAX_PROJECTS || !files.isFile(config)) continue;
    const { project, references } = loadProject(files, root, config);
    projects.set(config, project);
    waiting.push(...references);
  }
  return [...projects.values()];
}

function loadProject(files: FencedFiles, root: string, config: string) {
  const folder = posix.dirname(config);
  const source = ts.readJsonConfigFile(config, (path) => files.read(path));
  const parsed = ts.parseJsonSourceFileConfigFileContent(source, createConfigHost(files, root), folder, {}, config);
  const project: Project = {
    config,
    roots: parsed.fileNames,
    options: projectOptions(parsed.options, typescriptMajor(files, folder, root)),
    errors: ts.getConfigFileParsingDiagnostics(parsed),
    installed: isInstalled(files, folder, root),
  };
  const references = (parsed.projectReferences ?? []).map((reference) => configOf(reference.path));
  return { project, references };
}

function configOf(path: string): string {
  return path.endsWith('.json') ? path : `${path}/tsconfig.json`;
}

function isInstalled(files: FencedFiles, folder: string, root: string): boolean {
  for (let at = folder; at.length >= root.length; at = posix.dirname(at)) {
    if (files.isFolder(`${at}/node_modules`)) return true;
  }
  return false;
}
