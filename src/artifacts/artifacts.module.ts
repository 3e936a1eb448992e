import { Global, Module } from '@nestjs/common';
import { StoredValues } from '../subtasks/stored-values.js';
import { Artifacts } from './artifact.js';
import { ArtifactValues } from './artifact-values.js';
import { StoredArtifacts } from './stored-artifacts.js';

@Global()
@Module({
  providers: [
    { provide: Artifacts, useClass: StoredArtifacts },
    { provide: StoredValues, useClass: ArtifactValues },
  ],
  exports: [Artifacts, StoredValues],
})
export class ArtifactsModule {}
