"""The epoch with the lowest loss on the validation rows."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class BestEpoch:
    """`waited` counts the epochs since that were not better."""

    epoch: int
    loss: float
    waited: int


def judge_epoch(best: BestEpoch | None, epoch: int, loss: float, min_delta: float) -> BestEpoch:
    """The best epoch once this one has ended: this one when its loss is lower by more than `min_delta`."""
    if best is not None and loss >= best.loss - min_delta:
        return replace(best, waited=best.waited + 1)
    return BestEpoch(epoch, loss, 0)
