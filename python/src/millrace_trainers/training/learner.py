"""What a framework brings: a network that learns, is watched, predicts, and can be stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from millrace_trainers.arrays import Floats, Integers, Labels, Tensors
from millrace_trainers.devices import Device
from millrace_trainers.files.data_description import DataDescription
from millrace_trainers.files.prepared_data import Rows
from millrace_trainers.parameters import Parameters


class Figures(NamedTuple):
    """Means over the rows. No accuracy is where nothing is right or wrong."""

    loss: float
    accuracy: float | None


@dataclass(frozen=True, slots=True)
class LearnerPlan:
    """What a learner is made of. `targets` are classes or scaled values, None where rows are only predicted.

    `train` are the rows that anything may be learned from. `extra` is what a learner made before had, and takes the
    place of what would be learned from the rows anew.
    """

    description: DataDescription
    parameters: Parameters
    rows: Rows
    targets: Labels | Floats | None
    train: Integers
    extra: Mapping[str, Any] | None
    device: Device


class Learner(Protocol):
    """Numbers of rows are those of the plan's rows. `extra` is what else is to be stored with the weights, as JSON."""

    @property
    def extra(self) -> Mapping[str, Any]: ...

    @property
    def versions(self) -> Mapping[str, str]: ...

    def learn(self, rows: Integers, epoch: int) -> Figures:
        """Goes once over these rows in batches, and takes a step after each."""
        ...

    def watch(self, rows: Integers) -> Figures:
        """Goes once over these rows, and learns nothing."""
        ...

    def predict(self, rows: Integers) -> Floats:
        """Rows by classes: probabilities; or rows by one: values in units of the target."""
        ...

    def save_weights(self) -> Tensors:
        """Copies, which further learning leaves as they are."""
        ...

    def load_weights(self, weights: Tensors) -> None: ...

    def save_optimizer(self) -> Tensors: ...

    def load_optimizer(self, tensors: Tensors, step: int) -> None:
        """Takes its own out of the tensors of a checkpoint, which was made after so many steps."""
        ...
