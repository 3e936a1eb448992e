import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { rm } from 'node:fs/promises';
import { addAbortSignal } from 'node:stream';
import type { CodeSource } from '../../../contracts/analysis/code-analysis.contract.js';
import { extractArchive } from '../../../src/artifacts/archives/extract-archive.js';
import { Artifacts } from '../../../src/artifacts/artifact.js';
import { AnalysisSettings } from '../analysis-settings.js';
import { allowedPath } from './allowed-path.js';
import { InvalidSource } from './invalid-source.js';
import { newScratchPath, sweepScratch } from './scratch-folder.js';
import { type BorrowedFolder, SharedFolders } from './shared-folders.js';

/** The code of a task as a folder: where it lies, or unpacked once for all the analyzers of this process. */
@Injectable()
export class SourceFolders implements OnModuleInit, OnModuleDestroy {
  readonly #unpacked: SharedFolders;

  constructor(
    private readonly settings: AnalysisSettings,
    private readonly artifacts: Artifacts,
  ) {
    this.#unpacked = new SharedFolders(
      (artifactId, signal) => this.#unpack(artifactId, signal),
      (folder) => rm(folder, { recursive: true, force: true }),
    );
  }

  async onModuleInit(): Promise<void> {
    await sweepScratch(this.settings.scratchFolder);
  }

  async onModuleDestroy(): Promise<void> {
    await this.#unpacked.clear();
  }

  /**
   * The folder of a source; call `release` when done with it. Throws InvalidSource, ArtifactNotFound, UnsafeArchive or
   * UnreadableArchive.
   */
  async borrow(source: CodeSource, signal: AbortSignal): Promise<BorrowedFolder> {
    if (source.path !== undefined) {
      const folder = await allowedPath(source.path, this.settings.roots);
      return { folder, release: async () => undefined };
    }
    if (source.artifact_id !== undefined) return this.#unpacked.borrow(source.artifact_id, signal);
    throw new InvalidSource('The source names no code. Give source.path, source.archive or source.artifact_id.');
  }

  async #unpack(artifactId: string, signal: AbortSignal): Promise<string> {
    const folder = await newScratchPath(this.settings.scratchFolder);
    const { stream } = await this.artifacts.open(artifactId);
    try {
      await extractArchive(addAbortSignal(signal, stream), folder, { signal });
      return folder;
    } finally {
      stream.destroy();
    }
  }
}
