import { Type } from 'class-transformer';
import { IsInt, IsObject, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import type { FaceSwapInput, FaceSwapParameters } from '../../contracts/imaging/face-swap.contract.js';
import { MayBeAbsent } from './may-be-absent.js';
import { PictureTaskFields } from './picture.input.js';
import { RequirePicture } from './require-picture.js';

const MOST_FACES = 1000;

export class FaceSwapParameterFields implements FaceSwapParameters {
  /** Which face of `image` is taken, counted from the left, from 0; the largest when left out. */
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(MOST_FACES)
  source_face?: number;

  /** Which face of `target_image` is replaced, counted from the left, from 0; all of them when left out. */
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(MOST_FACES)
  target_face?: number;
}

/** Two pictures of faces. */
export class FaceSwapFields extends PictureTaskFields implements FaceSwapInput {
  /** The picture whose face is taken: PNG, JPEG or WebP as base64; at most 20 MiB and 40 megapixels. */
  @RequirePicture('face_swap')
  image?: string;

  /** The picture that it is put into, as base64. */
  @RequirePicture('face_swap')
  target_image?: string;

  /** The artifact that holds the target picture. */
  @MayBeAbsent()
  @IsUUID()
  target_image_artifact_id?: string;

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => FaceSwapParameterFields)
  parameters?: FaceSwapParameterFields;
}
