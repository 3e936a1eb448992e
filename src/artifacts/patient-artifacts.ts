import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { waitForStore } from '../store/wait-for-store.js';
import { currentSubtask } from '../subtasks/subtask-context.js';
import { type Artifact, Artifacts, type NewArtifact, type OpenArtifact } from './artifact.js';
import type { ByteRange } from './blobs/blob-store.js';
import { StoredArtifacts } from './stored-artifacts.js';

/**
 * Inside an activity, waits for a store that is away as long as the attempt may last: an outage costs time, and no task.
 * Everywhere else, and for a stream, which comes only once, the failure is told at once.
 */
@Injectable()
export class PatientArtifacts extends Artifacts {
  constructor(private readonly stored: StoredArtifacts) {
    super();
  }

  put(bytes: Readable | Buffer, about: NewArtifact): Promise<Artifact> {
    const put = () => this.stored.put(bytes, about);
    return Buffer.isBuffer(bytes) ? wait(put) : put();
  }

  open(artifactId: string, range?: ByteRange): Promise<OpenArtifact> {
    return wait(() => this.stored.open(artifactId, range));
  }

  find(artifactId: string): Promise<Artifact | null> {
    return wait(() => this.stored.find(artifactId));
  }
}

function wait<T>(call: () => Promise<T>): Promise<T> {
  const signal = attemptSignal();
  return signal ? waitForStore(signal, call) : call();
}

function attemptSignal(): AbortSignal | null {
  try {
    return currentSubtask().signal;
  } catch {
    return null;
  }
}
