import { ApiProperty } from '@nestjs/swagger';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsObject, IsString } from 'class-validator';
import type { JsonObject } from '../../contracts/json.js';
import { MayBeAbsent } from './may-be-absent.js';

/** What to repeat of a task. */
export class RerunFields {
  /** The subtasks to run again; what did not succeed when left out. */
  @MayBeAbsent()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsString({ each: true })
  @ApiProperty({ type: 'string', isArray: true, minItems: 1, uniqueItems: true })
  only?: string[];

  /** Changes to the input: the fields named here replace those of the first task. */
  @MayBeAbsent()
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: true })
  input?: JsonObject;
}
