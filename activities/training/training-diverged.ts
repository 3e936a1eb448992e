/** The loss is no number any more; the newest checkpoint is kept. The same parameters would do it again. */
export class TrainingDiverged extends Error {
  override readonly name = 'TrainingDiverged';

  constructor(epoch: number, kept: number | null, learningRate: number) {
    const checkpoint = kept === null ? 'There is no checkpoint before it.' : `The checkpoint of epoch ${kept} is kept.`;
    super(
      `The loss became infinite or no number in epoch ${epoch}. ${checkpoint} Train again with a learning_rate below ${learningRate}, or scale the data.`,
    );
  }
}
