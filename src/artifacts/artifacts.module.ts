import { Global, Module } from '@nestjs/common';
import { StoredValues } from '../subtasks/stored-values.js';
import { ArtifactDoor, Artifacts } from './artifact.js';
import { ArtifactValues } from './artifact-values.js';
import { BLOB_STORE } from './blob-store.provider.js';
import { BlobStore } from './blobs/blob-store.js';
import { PatientArtifacts } from './patient-artifacts.js';
import { StoredArtifacts } from './stored-artifacts.js';

/** Artifacts for every process; the routes are in a module of their own. */
@Global()
@Module({
  providers: [
    BLOB_STORE,
    StoredArtifacts,
    { provide: Artifacts, useClass: PatientArtifacts },
    { provide: ArtifactDoor, useExisting: StoredArtifacts },
    { provide: StoredValues, useClass: ArtifactValues },
  ],
  exports: [Artifacts, ArtifactDoor, BlobStore, StoredValues],
})
export class ArtifactsModule {}
