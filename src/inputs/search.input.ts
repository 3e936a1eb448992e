import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsInt, IsNumber, Max, Min } from 'class-validator';
import { OPTIMIZERS } from '../../contracts/training/parameters.js';
import type { SearchSpace } from '../../contracts/training/search.js';
import { AreLayerLists } from './are-layer-lists.js';
import { MayBeAbsent } from './may-be-absent.js';

const VALUES = 64;

/** Values to try; every combination of them is trained, at most 64. */
export class SearchFields implements SearchSpace {
  @MayBeAbsent()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(VALUES)
  @IsNumber({}, { each: true })
  @Min(1e-9, { each: true })
  @Max(100, { each: true })
  learning_rate?: number[];

  @MayBeAbsent()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(VALUES)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(4096, { each: true })
  batch_size?: number[];

  @MayBeAbsent()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(VALUES)
  @AreLayerLists()
  @ApiProperty({
    type: 'array',
    minItems: 1,
    maxItems: VALUES,
    items: {
      type: 'array',
      minItems: 1,
      maxItems: 8,
      items: { type: 'integer', minimum: 1, maximum: 2048 },
    },
  })
  hidden_layers?: number[][];

  @MayBeAbsent()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(OPTIMIZERS, { each: true })
  @ApiProperty({ enum: OPTIMIZERS, isArray: true, uniqueItems: true, minItems: 1 })
  optimizer?: (typeof OPTIMIZERS)[number][];

  /** How many of the best of each framework become members of the ensemble; 1 when left out. */
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(16)
  keep?: number;
}
