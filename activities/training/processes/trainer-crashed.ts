/** The process of a training ended before its model, by a defect or by somebody's hand. The next attempt goes on from its checkpoint. */
export class TrainerCrashed extends Error {
  override readonly name = 'TrainerCrashed';

  constructor(reason: string) {
    super(
      `The process that trained ended with ${reason} before its model. What it said last is in the logs of the subtask. If the` +
        ' system killed it for want of memory, lower CPU_CONCURRENCY, batch_size or the rows of the data.',
    );
  }
}

/** It reached its memory limit and died of it. The same data would do it again. */
export class TrainerOutOfMemory extends Error {
  override readonly name = 'TrainerOutOfMemory';

  constructor(limitMb: number) {
    super(`The training needed more than ${limitMb} MiB. Send fewer rows or columns, or narrower hidden_layers.`);
  }
}
