import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsObject, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import {
  type Style,
  STYLES,
  type StyleTransferInput,
  type StyleTransferParameters,
} from '../../contracts/imaging/style-transfer.contract.js';
import { MayBeAbsent } from './may-be-absent.js';
import { MOST_SEED, PictureTaskFields } from './picture.input.js';
import { MayHavePicture, RequirePicture } from './require-picture.js';
import { StyleHasTarget } from './style-has-target.js';

export class StyleTransferParameterFields implements StyleTransferParameters {
  /** When left out: `colour` with a target_image, else `oil`. */
  @MayBeAbsent()
  @IsIn(STYLES)
  @ApiProperty({ enum: STYLES })
  style?: Style;

  /** How much of the style is seen: 0 is the picture as it was. */
  @MayBeAbsent()
  @IsNumber()
  @Min(0)
  @Max(1)
  strength?: number;

  /** Of the grain of paper and the places of tiles. */
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(MOST_SEED)
  seed?: number;
}

/** A picture to be painted. */
export class StyleTransferFields extends PictureTaskFields implements StyleTransferInput {
  /** PNG, JPEG or WebP as base64; at most 20 MiB and 40 megapixels. */
  @RequirePicture('style_transfer')
  image?: string;

  /** The picture whose colours `colour` takes, as base64. */
  @MayHavePicture()
  target_image?: string;

  /** The artifact that holds it. */
  @MayBeAbsent()
  @IsUUID()
  target_image_artifact_id?: string;

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @StyleHasTarget()
  @Type(() => StyleTransferParameterFields)
  parameters?: StyleTransferParameterFields;
}
