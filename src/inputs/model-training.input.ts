import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsBase64,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  DATASET_NAMES,
  type DatasetChoice,
  type DatasetName,
  PREDICTION_TASKS,
  type PredictionTask,
} from '../../contracts/training/dataset.js';
import { type Device, DEVICES, type FrameworkName } from '../../contracts/training/frameworks.js';
import type { ModelTrainingInput } from '../../contracts/training/model-training.contract.js';
import { type CheckpointPace, type EarlyStopping, OPTIMIZERS } from '../../contracts/training/parameters.js';
import { ExactlyOneOf } from './exactly-one-of.js';
import { FitsSearch } from './fits-search.js';
import { IsModelChoice, MODEL_CHOICE_SCHEMA } from './is-model-choice.js';
import { MayBeAbsent } from './may-be-absent.js';
import { NeedsTarget } from './needs-target.js';
import { SearchFields } from './search.input.js';
import { SuitsFrameworks } from './suits-frameworks.js';
import { SplitsLeaveRows } from './splits-leave-rows.js';

const NAME_LENGTH = 200;
const SEEDS = 2 ** 31 - 1;
const HIGHEST_RATE = 100;
const LOWEST_RATE = 1e-9;

/** The data: exactly one of `name`, `csv` and `artifact_id`. */
export class DatasetFields implements DatasetChoice {
  /** Data that come with Millrace; digits are 1,797 handwritten digits of 8 x 8 pixels. */
  @MayBeAbsent()
  @IsIn(DATASET_NAMES)
  @ApiProperty({ enum: DATASET_NAMES })
  name?: DatasetName;

  /** A CSV in UTF-8 with a line of names, as base64. */
  @MayBeAbsent()
  @IsBase64()
  @NeedsTarget()
  @ApiProperty({ contentEncoding: 'base64' } as object)
  csv?: string;

  /** The artifact that holds such a CSV. */
  @MayBeAbsent()
  @IsUUID()
  @NeedsTarget()
  artifact_id?: string;

  /** The column to predict. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(NAME_LENGTH)
  target?: string;

  /** Inferred from the target when left out: names, and few different whole numbers, are classes. */
  @MayBeAbsent()
  @IsIn(PREDICTION_TASKS)
  @ApiProperty({ enum: PREDICTION_TASKS })
  task?: PredictionTask;

  /** Columns to leave out, such as ids. */
  @MayBeAbsent()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(1000)
  @IsString({ each: true })
  ignore?: string[];
}

/** When to stop before the last epoch. */
export class EarlyStoppingFields implements EarlyStopping {
  /** Epochs without a lower validation loss. */
  @IsInt()
  @Min(1)
  @Max(5000)
  patience!: number;

  /** How much lower it must be to count; 0 when left out. */
  @MayBeAbsent()
  @IsNumber()
  @Min(0)
  @Max(1)
  min_delta?: number;
}

/** How often a checkpoint is kept: after so many epochs or seconds, whichever comes first. */
export class CheckpointFields implements CheckpointPace {
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(5000)
  epochs?: number;

  @MayBeAbsent()
  @IsNumber()
  @Min(0.1)
  @Max(3600)
  seconds?: number;
}

/** What to train, on what, and how. */
export class ModelTrainingFields implements ModelTrainingInput {
  /** One framework, `all`, or a list. tfjs is always there; the others need workers of the task queue ml. */
  @IsModelChoice()
  @ApiProperty(MODEL_CHOICE_SCHEMA)
  model!: FrameworkName | 'all' | FrameworkName[];

  /** The data; digits when left out. Their name alone will do, too. */
  @MayBeAbsent()
  @Transform(({ value, obj }) => nameDataset((obj as { dataset?: unknown }).dataset) ?? (value as unknown))
  @IsObject()
  @ValidateNested()
  @ExactlyOneOf(['name', 'csv', 'artifact_id'])
  @Type(() => DatasetFields)
  dataset?: DatasetFields;

  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(5000)
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 5000, default: 50 })
  epochs?: number;

  @MayBeAbsent()
  @IsNumber()
  @Min(LOWEST_RATE)
  @Max(HIGHEST_RATE)
  @ApiProperty({ minimum: LOWEST_RATE, maximum: HIGHEST_RATE, default: 0.001 })
  learning_rate?: number;

  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(4096)
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 4096, default: 32 })
  batch_size?: number;

  /** The share of the rows that watches the training. */
  @MayBeAbsent()
  @IsNumber()
  @Min(0)
  @Max(0.5)
  @SplitsLeaveRows()
  @ApiProperty({ minimum: 0, maximum: 0.5, default: 0.1 })
  validation_split?: number;

  /** The share of the rows that is held out, to judge the models. */
  @MayBeAbsent()
  @IsNumber()
  @Min(0.01)
  @Max(0.5)
  @ApiProperty({ minimum: 0.01, maximum: 0.5, default: 0.2 })
  test_split?: number;

  /** Of the split, the first weights and the order of rows: the same seed gives the same model. */
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(SEEDS)
  @ApiProperty({ type: 'integer', minimum: 0, maximum: SEEDS, default: 42 })
  seed?: number;

  /** The widths of the hidden layers of a dense network. */
  @MayBeAbsent()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(8)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(2048, { each: true })
  @ApiProperty({
    type: 'array',
    items: { type: 'integer', minimum: 1, maximum: 2048 },
    minItems: 1,
    maxItems: 8,
    default: [64],
  })
  hidden_layers?: number[];

  @MayBeAbsent()
  @IsIn(OPTIMIZERS)
  @ApiProperty({ enum: OPTIMIZERS, default: 'adam' })
  optimizer?: (typeof OPTIMIZERS)[number];

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => EarlyStoppingFields)
  early_stopping?: EarlyStoppingFields;

  /** Trains every combination of these values, each as a task of its own, and goes on with the best. */
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @FitsSearch()
  @Type(() => SearchFields)
  search?: SearchFields;

  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => CheckpointFields)
  checkpoint?: CheckpointFields;

  /** What to train on. Without `allow_cpu` a GPU that is not there is an error. */
  @MayBeAbsent()
  @IsIn(DEVICES)
  @SuitsFrameworks()
  @ApiProperty({ enum: DEVICES, default: 'cpu' })
  device?: Device;

  /** Trains on the CPU where no GPU is. */
  @MayBeAbsent()
  @IsBoolean()
  @ApiProperty({ default: false })
  allow_cpu?: boolean;

  /** Tells an MLflow server (MLFLOW_TRACKING_URI): a run for the task, and below it one for each model. */
  @MayBeAbsent()
  @IsBoolean()
  @ApiProperty({ default: false })
  mlflow?: boolean;
}

/** A name alone stands for the data of that name. */
function nameDataset(given: unknown): DatasetFields | null {
  return typeof given === 'string' ? Object.assign(new DatasetFields(), { name: given }) : null;
}
