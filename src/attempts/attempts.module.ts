import { Module } from '@nestjs/common';
import { RecordingModule } from '../recording/recording.module.js';
import { AttemptArtifactsController } from './attempt-artifacts.controller.js';
import { AttemptsController } from './attempts.controller.js';
import { RemoteAttempts } from './remote-attempts.js';

/** Where workers in other languages record their attempts. */
@Module({
  imports: [RecordingModule],
  controllers: [AttemptsController, AttemptArtifactsController],
  providers: [RemoteAttempts],
})
export class AttemptsModule {}
