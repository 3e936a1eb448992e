import type { CurvePoint, EpochReport } from '../../contracts/training/member.js';
import type { FrameworkName } from '../../contracts/training/frameworks.js';
import { currentSubtask, type SubtaskContext } from '../../src/subtasks/subtask-context.js';
import { type Checkpoint, describeCheckpoint } from './checkpoint-file.js';
import type { TrainerMessage } from './processes/trainer-messages.js';
import type { StoredFiles } from './stored-files.js';

/** Tells of each epoch, and stores checkpoints one after the other: one that is overtaken while it waits is left out. */
export class TrainingReport {
  private readonly subtask: SubtaskContext = currentSubtask();
  private waiting: Checkpoint | undefined;
  private storing: Promise<void> | undefined;
  private failure: Error | undefined;

  constructor(
    private readonly model: FrameworkName,
    private readonly epochs: number,
    private readonly files: StoredFiles,
  ) {}

  hear(message: TrainerMessage): void {
    if ('point' in message) this.tell(message.point);
    else if ('checkpoint' in message) {
      this.waiting = message.checkpoint;
      this.storing ??= this.store();
    }
  }

  /** Waits for what is being stored, and what waits behind it. Throws what went wrong with it. */
  async settle(): Promise<void> {
    await this.storing;
    if (this.failure) throw this.failure;
  }

  private tell(point: CurvePoint): void {
    const { epoch, loss, accuracy, val_accuracy, seconds } = point;
    const eta_seconds = Math.round((seconds / epoch) * (this.epochs - epoch) * 10) / 10;
    const report: EpochReport = { model: this.model, epochs: this.epochs, ...point, eta_seconds };
    this.subtask.measure({ ...report });
    const shown = val_accuracy ?? accuracy;
    const right = shown === null ? '' : `, ${(100 * shown).toFixed(1)} % right`;
    const message = `Epoch ${epoch} of ${this.epochs}: loss ${loss.toPrecision(3)}${right}`;
    this.subtask.progress((100 * epoch) / this.epochs, message, { ...report });
  }

  private async store(): Promise<void> {
    for (let next = this.waiting; next; next = this.waiting) {
      this.waiting = undefined;
      try {
        const { artifact_id } = await this.files.keep(`checkpoint-${this.model}`, describeCheckpoint(next));
        this.subtask.keepCheckpoint({ artifact_id, epoch: next.state.epoch });
      } catch (error) {
        this.failure ??= error as Error;
      }
    }
    this.storing = undefined;
  }
}
