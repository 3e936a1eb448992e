import { IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { BoxFields } from '../../contracts/imaging/box.js';
import { MOST_PIXELS } from '../../contracts/picture-limits.js';
import { MayBeAbsent } from './may-be-absent.js';
import { PROMPT_LENGTH } from './require-prompt.js';

export const MOST_SEED = 2 ** 32 - 1;
/** No side of the largest picture is longer. */
const MOST_SIDE = MOST_PIXELS;

/** What the tasks that work on a picture have in common. */
export class PictureTaskFields {
  /** What the picture shows or is for; kept with the result. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(PROMPT_LENGTH)
  prompt?: string;

  /** The artifact that holds the picture, where `image` does not. */
  @MayBeAbsent()
  @IsUUID()
  image_artifact_id?: string;
}

/** A part of a picture, in pixels from its upper left corner. */
export class BoxInput implements BoxFields {
  @IsInt()
  @Min(0)
  @Max(MOST_SIDE)
  x!: number;

  @IsInt()
  @Min(0)
  @Max(MOST_SIDE)
  y!: number;

  @IsInt()
  @Min(1)
  @Max(MOST_SIDE)
  width!: number;

  @IsInt()
  @Min(1)
  @Max(MOST_SIDE)
  height!: number;
}
