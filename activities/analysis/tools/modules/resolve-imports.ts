import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import type { FencedFiles } from '../typescript/fenced-files.js';
import type { Project } from '../typescript/load-projects.js';

const BUILT_IN = new Set(builtinModules);

/** How bundlers and Node resolve, whichever the project uses: this asks which file is meant, not whether it is allowed. */
const EVERY_WAY: ts.CompilerOptions = {
  allowJs: true,
  resolveJsonModule: true,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

interface Resolution {
  readonly options: ts.CompilerOptions;
  readonly cache: ts.ModuleResolutionCache;
}

/** Resolves imports with the compiler's resolver, through the fence, by the `paths` of the project that holds the file. */
export class ImportResolver {
  readonly #byFile = new Map<string, Resolution>();
  readonly #byFolder: (readonly [folder: string, resolution: Resolution])[];
  readonly #default: Resolution;
  readonly #host: ts.ModuleResolutionHost;

  /** `wanted` are the absolute paths of the files that count. */
  constructor(
    files: FencedFiles,
    private readonly root: string,
    projects: readonly Project[],
    private readonly wanted: ReadonlySet<string>,
  ) {
    this.#host = {
      fileExists: (path) => files.isFile(path),
      readFile: (path) => files.read(path),
      directoryExists: (path) => files.isFolder(path),
      realpath: (path) => files.real(path) ?? path,
    };
    this.#default = this.#resolution({});
    this.#byFolder = projects.map(({ config, options, roots }) => {
      const resolution = this.#resolution(options);
      for (const path of roots) if (!this.#byFile.has(path)) this.#byFile.set(path, resolution);
      return [posix.dirname(config), resolution];
    });
    this.#byFolder.sort(([a], [b]) => b.length - a.length);
  }

  /** What a file of the tree imports: the path of a file of the tree, "elsewhere", or "unknown". All paths are relative to the root. */
  resolve(specifier: string, from: string): { readonly file: string } | 'elsewhere' | 'unknown' {
    if (specifier.startsWith('node:') || BUILT_IN.has(specifier)) return 'elsewhere';
    const importer = `${this.root}/${from}`;
    const { options, cache } = this.#resolutionOf(importer);
    const { resolvedModule } = ts.resolveModuleName(specifier, importer, options, this.#host, cache);
    if (!resolvedModule) return 'unknown';
    const found = this.#codeOf(resolvedModule.resolvedFileName);
    return found === undefined ? 'elsewhere' : { file: posix.relative(this.root, found) };
  }

  /** The options that compile a file of the tree. */
  optionsOf(file: string): ts.CompilerOptions {
    return this.#resolutionOf(`${this.root}/${file}`).options;
  }

  /** The code behind a declaration that lies beside it. */
  #codeOf(path: string): string | undefined {
    if (this.wanted.has(path)) return path;
    const stem = /^(.*)\.d\.[cm]?ts$/.exec(path)?.[1];
    return ['.js', '.mjs', '.cjs', '.jsx'].map((end) => `${stem}${end}`).find((code) => this.wanted.has(code));
  }

  #resolutionOf(path: string): Resolution {
    const known = this.#byFile.get(path);
    if (known) return known;
    return this.#byFolder.find(([folder]) => path.startsWith(`${folder}/`))?.[1] ?? this.#default;
  }

  #resolution({ paths, baseUrl, rootDirs, customConditions, ...own }: ts.CompilerOptions): Resolution {
    const pathsBasePath: unknown = own['pathsBasePath'];
    const options: ts.CompilerOptions = {
      ...EVERY_WAY,
      ...(paths && { paths }),
      ...(baseUrl !== undefined && { baseUrl }),
      ...(typeof pathsBasePath === 'string' && { pathsBasePath }),
      ...(rootDirs && { rootDirs }),
      ...(customConditions && { customConditions }),
      verbatimModuleSyntax: own.verbatimModuleSyntax,
      emitDecoratorMetadata: own.emitDecoratorMetadata,
    };
    return { options, cache: ts.createModuleResolutionCache(this.root, (path) => path, options) };
  }
}
