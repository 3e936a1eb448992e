import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { fieldRule } from './field-rule.js';

export const PROMPT_LENGTH = 5000;

/** A text of at most 5,000 characters that this task type cannot do without. */
export function RequirePrompt(taskType: string): PropertyDecorator {
  return applyDecorators(
    fieldRule('requirePrompt', (context) => {
      const value: unknown = context?.value;
      if (value === undefined || (typeof value === 'string' && value.trim() === ''))
        return `Prompt is required for ${taskType}`;
      if (typeof value !== 'string') return 'prompt must be a text.';
      return value.length > PROMPT_LENGTH ? `prompt must have at most ${PROMPT_LENGTH} characters.` : null;
    }),
    ApiProperty({ type: 'string', minLength: 1, maxLength: PROMPT_LENGTH }),
  );
}
