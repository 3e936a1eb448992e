import { Type } from 'class-transformer';
import { IsIn, IsNumber, IsObject, IsUUID, Matches, Max, Min, ValidateNested } from 'class-validator';
import type {
  BackgroundRemovalInput,
  BackgroundRemovalParameters,
} from '../../contracts/imaging/background-removal.contract.js';
import { MayBeAbsent } from './may-be-absent.js';
import { BoxInput, PictureTaskFields } from './picture.input.js';
import { MayHavePicture, RequirePicture } from './require-picture.js';

const MOST_FEATHER = 50;

export class BackgroundRemovalParameterFields implements BackgroundRemovalParameters {
  /** Around the subject: what is outside is surely background. Without it and a mask the subject is looked for. */
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => BoxInput)
  box?: BoxInput;

  /** A grey picture as base64: what is white is surely the subject. */
  @MayHavePicture()
  mask?: string;

  /** The artifact that holds such a mask. */
  @MayBeAbsent()
  @IsUUID()
  mask_artifact_id?: string;

  /** The colour behind the subject, as #rrggbb; transparent when left out. */
  @MayBeAbsent()
  @Matches(/^#[0-9a-fA-F]{6}$/, { message: 'background must be a colour as #rrggbb, such as #ffffff.' })
  background?: string;

  /** A picture behind the subject, as base64, scaled to cover. */
  @MayHavePicture()
  background_image?: string;

  /** The artifact that holds such a picture. */
  @MayBeAbsent()
  @IsUUID()
  background_image_artifact_id?: string;

  /** Softens the outline by a blur of so many pixels (its standard deviation). */
  @MayBeAbsent()
  @IsNumber()
  @Min(0)
  @Max(MOST_FEATHER)
  feather?: number;

  /** Keep the largest connected part, or all that are a tenth of it or more. */
  @MayBeAbsent()
  @IsIn(['largest', 'all'])
  keep?: 'largest' | 'all';
}

/** A picture whose subject is to be cut out. */
export class BackgroundRemovalFields extends PictureTaskFields implements BackgroundRemovalInput {
  /** PNG, JPEG or WebP as base64; at most 20 MiB and 40 megapixels. */
  @RequirePicture('background_removal')
  image?: string;

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => BackgroundRemovalParameterFields)
  parameters?: BackgroundRemovalParameterFields;
}
