import type { Type } from '@nestjs/common';
import type { InputOf, TaskType } from '../../contracts/registry.js';
import { CodeAnalysisFields } from './code-analysis.input.js';

/** The class that checks each task type's input, one line each; a missing one does not compile. */
export const INPUT_CLASSES: { readonly [T in TaskType]: Type<InputOf<T>> } = {
  code_analysis: CodeAnalysisFields,
};
