import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import {
  FILL_METHODS,
  type FillMethod,
  type ObjectRemovalInput,
  type ObjectRemovalParameters,
} from '../../contracts/imaging/object-removal.contract.js';
import { AreCorners } from './are-corners.js';
import { ExactlyOneOf } from './exactly-one-of.js';
import { MayBeAbsent } from './may-be-absent.js';
import { BoxInput, MOST_SEED, PictureTaskFields } from './picture.input.js';
import { MayHavePicture, RequirePicture } from './require-picture.js';

const MOST_GROWTH = 100;

/** What goes: exactly one of `mask`, `mask_artifact_id`, `box` and `polygon`. */
export class ObjectRemovalParameterFields implements ObjectRemovalParameters {
  /** A grey picture of the same size as base64: what is white goes. */
  @MayHavePicture()
  mask?: string;

  /** The artifact that holds such a mask. */
  @MayBeAbsent()
  @IsUUID()
  mask_artifact_id?: string;

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => BoxInput)
  box?: BoxInput;

  /** Corners as [x, y] in pixels. */
  @MayBeAbsent()
  @AreCorners()
  @ApiProperty({
    type: 'array',
    minItems: 3,
    maxItems: 1000,
    items: { type: 'array', minItems: 2, maxItems: 2, items: { type: 'number' } },
  })
  polygon?: [number, number][];

  /** Pixels by which the region is made larger on every side. */
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(MOST_GROWTH)
  grow?: number;

  /** `telea` spreads colours inwards, `patch` fills with texture from around; `auto` chooses by size and texture. */
  @MayBeAbsent()
  @IsIn(FILL_METHODS)
  @ApiProperty({ enum: FILL_METHODS })
  method?: FillMethod;

  /** The same seed fills the same way. */
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(MOST_SEED)
  seed?: number;
}

/** A picture out of which something is to go. */
export class ObjectRemovalFields extends PictureTaskFields implements ObjectRemovalInput {
  /** PNG, JPEG or WebP as base64; at most 20 MiB and 40 megapixels. */
  @RequirePicture('object_removal')
  image?: string;

  @IsObject()
  @ValidateNested()
  @ExactlyOneOf(['mask', 'mask_artifact_id', 'box', 'polygon'])
  @Type(() => ObjectRemovalParameterFields)
  parameters!: ObjectRemovalParameterFields;
}
