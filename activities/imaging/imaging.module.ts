import { Module, type Type } from '@nestjs/common';
import { EditingActivities } from './editing.activities.js';
import { GenerationActivities } from './generation.activities.js';
import { PictureStore } from './picture-store.js';
import { ImagingThreads } from './threads/imaging-threads.js';

/** The classes whose methods are activities. */
export const IMAGING_ACTIVITIES: Type[] = [EditingActivities, GenerationActivities];

/** Needs Artifacts from a global module. */
@Module({
  providers: [PictureStore, ImagingThreads, ...IMAGING_ACTIVITIES],
  exports: IMAGING_ACTIVITIES,
})
export class ImagingModule {}
