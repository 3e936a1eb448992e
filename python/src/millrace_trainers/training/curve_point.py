"""One epoch, as the worker hears of it."""

from typing import TypedDict


class CurvePoint(TypedDict):
    """None is what does not apply: accuracy to a regression, validation without such rows."""

    epoch: int
    loss: float
    accuracy: float | None
    val_loss: float | None
    val_accuracy: float | None
    learning_rate: float
    seconds: float
