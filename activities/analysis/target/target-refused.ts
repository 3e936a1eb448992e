/** An address outside of ANALYSIS_TARGETS: nothing was sent there. Trying again will not help. */
export class TargetRefused extends Error {
  override readonly name = 'TargetRefused';

  constructor(target: string, why: string) {
    super(
      `${target} ${why}. Nothing was sent there. Choose another target, or add it to ANALYSIS_TARGETS and start the workers again.`,
    );
  }
}
