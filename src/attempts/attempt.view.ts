import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';
import type { JsonObject, JsonValue } from '../../contracts/json.js';
import type { Stored } from '../../contracts/task-run.js';

const STORED = {
  description: 'The stored value: `inline`, or the `artifact_id` and `size` of the JSON artifact that holds it',
  type: 'object',
  additionalProperties: true,
} as const;

/** The attempt is to be carried out. */
export class SubtaskOpening {
  @ApiProperty({ enum: ['subtask'] })
  kind!: 'subtask';

  tenant!: string;

  attempt!: number;

  /** What an earlier attempt left to go on from. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  checkpoint!: JsonObject | null;
}

/** The attempt is to be carried out; it has no row of its own. */
export class StepOpening {
  @ApiProperty({ enum: ['step'] })
  kind!: 'step';

  tenant!: string;
}

/** The value is stored: return this to the engine. */
export class AttemptDone {
  @ApiProperty({ enum: ['done'] })
  kind!: 'done';

  @ApiProperty(STORED)
  result!: Stored<JsonValue>;
}

/** There is nothing to do: tell the engine this failure, which no retry mends. */
export class AttemptEnded {
  @ApiProperty({ enum: ['ended'] })
  kind!: 'ended';

  type!: string;

  message!: string;
}

/** False when a later attempt or run, or the task's end, came first: stop then. */
export class ReportAnswer {
  accepted!: boolean;
}

/** An artifact that an attempt has stored. */
@ApiExtraModels(SubtaskOpening, StepOpening, AttemptDone, AttemptEnded)
export class AttemptArtifact {
  @ApiProperty({ format: 'uuid' })
  artifact_id!: string;

  sha256!: string;

  /** In bytes. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  size!: number;

  media_type!: string;
}
