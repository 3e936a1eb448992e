import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsUUID } from 'class-validator';
import type { ModelPredictionInput, PredictionRow } from '../../contracts/training/model-prediction.contract.js';
import { AreRows } from './are-rows.js';

const ROWS = 1000;

/** What to predict, and with which model. */
export class ModelPredictionFields implements ModelPredictionInput {
  /** The `model_artifact_id` of a member of a model training. */
  @IsUUID()
  model_artifact_id!: string;

  /** Rows by the names of their columns. What is missing or null is filled as in training. */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(ROWS)
  @AreRows()
  @ApiProperty({
    type: 'array',
    minItems: 1,
    maxItems: ROWS,
    items: {
      type: 'object',
      additionalProperties: { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'null' }] } as object,
    },
  })
  rows!: PredictionRow[];
}
