import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsNumber, IsObject, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import type {
  ImageGenerationInput,
  ImageGenerationParameters,
} from '../../contracts/imaging/image-generation.contract.js';
import { MayBeAbsent } from './may-be-absent.js';
import { MOST_SEED } from './picture.input.js';
import { PROMPT_LENGTH, RequirePrompt } from './require-prompt.js';

const [LEAST_SIDE, MOST_SIDE] = [64, 2048];
const MOST_STEPS = 150;
const MOST_GUIDANCE = 30;

export class ImageGenerationParameterFields implements ImageGenerationParameters {
  /** Pixels; 512 when left out. */
  @MayBeAbsent()
  @IsInt()
  @Min(LEAST_SIDE)
  @Max(MOST_SIDE)
  width?: number;

  /** Pixels; 512 when left out. */
  @MayBeAbsent()
  @IsInt()
  @Min(LEAST_SIDE)
  @Max(MOST_SIDE)
  height?: number;

  /** The same seed draws the same picture, where the service can. Told in the metadata when left out. */
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(MOST_SEED)
  seed?: number;

  /** What the picture must not show, for services that heed it. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(PROMPT_LENGTH)
  negative_prompt?: string;

  /** Steps of the sampler, for services that have one. */
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(MOST_STEPS)
  steps?: number;

  /** How closely the prompt is followed, for services that have it. */
  @MayBeAbsent()
  @IsNumber()
  @Min(0)
  @Max(MOST_GUIDANCE)
  guidance?: number;

  /** Whether the model of AI_BASE_URL may word the prompt anew; true when left out. */
  @MayBeAbsent()
  @IsBoolean()
  refine_prompt?: boolean;
}

/** What is to be drawn. */
export class ImageGenerationFields implements ImageGenerationInput {
  /** The picture in words. */
  @RequirePrompt('image_generation')
  prompt!: string;

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => ImageGenerationParameterFields)
  parameters?: ImageGenerationParameterFields;
}
