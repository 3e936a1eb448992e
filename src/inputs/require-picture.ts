import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { ValidationArguments } from 'class-validator';
import { fieldRule } from './field-rule.js';

/**
 * A picture as base64, with or without a data URL's prefix, which this task type needs: here, or as an artifact in
 * `<field>_artifact_id`, and not in both. Whether it is one, the door looks.
 */
export function RequirePicture(taskType: string): PropertyDecorator {
  return applyDecorators(
    fieldRule('requirePicture', (context) => {
      const { property, value, other, isNamed } = readField(context);
      if (value === undefined && !isNamed)
        return `${nameOf(property)} is required for ${taskType}: as base64 here, or uploaded and named in ${other}`;
      return problemOf(property, value, other, isNamed);
    }),
    ApiProperty({ type: 'string', contentEncoding: 'base64', required: false } as object),
  );
}

/** The same where it may be left out. */
export function MayHavePicture(): PropertyDecorator {
  return applyDecorators(
    fieldRule('mayHavePicture', (context) => {
      const { property, value, other, isNamed } = readField(context);
      return problemOf(property, value, other, isNamed);
    }),
    ApiProperty({ type: 'string', contentEncoding: 'base64', required: false } as object),
  );
}

function readField(context: ValidationArguments | undefined) {
  const property = context?.property ?? '';
  const value: unknown = context?.value;
  const other = `${property}_artifact_id`;
  const isNamed = (context?.object as Record<string, unknown> | undefined)?.[other] !== undefined;
  return { property, value, other, isNamed };
}

function problemOf(field: string, value: unknown, other: string, isNamed: boolean): string | null {
  if (value === undefined) return null;
  if (typeof value !== 'string' || value === '') return `${field} must be a picture as base64.`;
  return isNamed ? `Send ${field} or ${other}, not both.` : null;
}

function nameOf(field: string): string {
  const words = field.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
