import type { CurvePoint } from '../../../contracts/training/member.js';
import type { DataDescription } from '../../../contracts/training/dataset.js';
import type { Checkpoint } from '../checkpoint-file.js';
import type { Prepared, Wish } from '../dataset/prepare-table.js';
import type { Tensors } from '../tensors/safetensors.js';
import type { TrainingOrder, TrainingOutcome } from '../tfjs/training-run.js';

/** What a process is asked: to read a CSV, to train, or to predict rows of features with a stored network. */
export type TrainerTask =
  | { readonly prepare: { readonly bytes: Buffer; readonly wish: Wish } }
  | { readonly train: TrainingOrder }
  | {
      readonly predict: {
        readonly description: DataDescription;
        readonly weights: Tensors;
        readonly rows: Float32Array;
      };
    };

/** A trained network, the process's peak memory in MiB, and the versions of what trained it. */
export interface Trained extends TrainingOutcome {
  readonly peak_memory_mb: number;
  readonly versions: Readonly<Record<string, string>>;
}

/** What it tells: `point` and `checkpoint` while it trains, one of the others at its end. */
export type TrainerMessage =
  | { readonly point: CurvePoint }
  | { readonly checkpoint: Checkpoint }
  | { readonly prepared: Prepared }
  | { readonly trained: Trained }
  | { readonly predicted: Float32Array }
  | { readonly error: { readonly name: string; readonly message: string; readonly stack: string | undefined } };
