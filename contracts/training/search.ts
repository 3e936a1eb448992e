import type { OPTIMIZERS } from './parameters.js';

/** Values to try: every combination of them is trained. Of each framework the `keep` best (1 when left out) become members. */
export interface SearchSpace {
  readonly learning_rate?: readonly number[];
  readonly batch_size?: readonly number[];
  readonly hidden_layers?: readonly (readonly number[])[];
  readonly optimizer?: readonly (typeof OPTIMIZERS)[number][];
  readonly keep?: number;
}

/** One value of each parameter that is searched. */
export type Combination = {
  readonly [Name in keyof Omit<SearchSpace, 'keep'>]: NonNullable<SearchSpace[Name]>[number];
};

export const COMBINATIONS_AT_MOST = 64;

/** Every combination, the last parameter changing fastest. */
export function listCombinations({ keep: _, ...space }: SearchSpace): Combination[] {
  return Object.entries(space).reduce<Combination[]>(
    (found, [name, values]) => found.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

/** One training of a search, as the result tells it: a task of its own. `val_loss` is what the choice went by. */
export interface SearchTrial {
  readonly model: string;
  readonly task_id: string;
  readonly parameters: Combination;
  readonly val_loss: number | null;
  readonly is_member: boolean;
  /** Why it has no model. */
  readonly error: string | null;
}

/** A trial that has ended: with an error, or with a result in the store. */
export interface EndedTrial {
  readonly task_id: string;
  readonly parameters: Combination;
  readonly error: string | null;
}

/** The argument of the activity that chooses among a framework's trials. */
export interface ChooseModelsRequest {
  readonly model: string;
  readonly keep: number;
  readonly trials: readonly EndedTrial[];
}
