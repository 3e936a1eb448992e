"""How one model is trained."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class EarlyStopping:
    """Stops when the validation loss has not fallen by `min_delta` for `patience` epochs; the best epoch counts."""

    patience: int
    min_delta: float


@dataclass(frozen=True, slots=True)
class CheckpointPace:
    """A checkpoint after so many epochs or so many seconds, whichever comes first."""

    epochs: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Parameters:
    """`hidden_layers` are the widths of the hidden layers. `given` is the JSON that all of it was read from."""

    epochs: int
    learning_rate: float
    batch_size: int
    seed: int
    hidden_layers: tuple[int, ...]
    optimizer: Literal["adam", "sgd"]
    early_stopping: EarlyStopping | None
    checkpoint: CheckpointPace
    given: Mapping[str, Any]


def read_parameters(given: Mapping[str, Any]) -> Parameters:
    """Parameters that are complete, as the service sends and stores them."""
    stopping = given["early_stopping"]
    pace = given["checkpoint"]
    return Parameters(
        epochs=given["epochs"],
        # A whole number is JSON without a point, and no rate to Keras.
        learning_rate=float(given["learning_rate"]),
        batch_size=given["batch_size"],
        seed=given["seed"],
        hidden_layers=tuple(given["hidden_layers"]),
        optimizer=given["optimizer"],
        early_stopping=EarlyStopping(stopping["patience"], stopping.get("min_delta", 0.0)) if stopping else None,
        checkpoint=CheckpointPace(pace["epochs"], pace["seconds"]),
        given=given,
    )
