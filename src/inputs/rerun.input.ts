import { ApiProperty } from '@nestjs/swagger';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsObject, IsOptional, IsString } from 'class-validator';
import type { JsonObject } from '../../contracts/json.js';

/** What to repeat of a task. */
export class RerunFields {
  /** The subtasks to run again; what did not succeed when left out. */
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsString({ each: true })
  @ApiProperty({ type: 'string', isArray: true, minItems: 1, uniqueItems: true })
  only?: string[];

  /** Changes to the input: the fields named here replace those of the first task. */
  @IsOptional()
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: true })
  input?: JsonObject;
}
