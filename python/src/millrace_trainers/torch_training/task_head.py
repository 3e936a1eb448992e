"""What differs between the tasks: the loss, what counts as right, and what is told."""

from typing import Protocol

import torch
import torch.nn.functional as F  # noqa: N812 - its name everywhere
from torch import Tensor

from millrace_trainers.training.learner import LearnerPlan


class TaskHead(Protocol):
    """`outputs` are the numbers of a network's last layer for the rows, and `rows` the numbers of these."""

    def loss(self, outputs: Tensor, rows: Tensor) -> Tensor: ...

    def count_right(self, outputs: Tensor, rows: Tensor) -> Tensor | None:
        """How many of the rows are right; None where nothing is right or wrong."""
        ...

    def predict(self, outputs: Tensor) -> Tensor:
        """Probabilities, or values in units of the target."""
        ...


def make_head(plan: LearnerPlan, device: torch.device) -> TaskHead:
    """The head of a classification or a regression, with the targets of the plan if there are any."""
    targets = torch.empty(0) if plan.targets is None else torch.tensor(plan.targets)
    description = plan.description
    if description["task"] == "classification":
        return ClassHead(targets.to(device))
    return ValueHead(targets.to(device), description["target_mean"], description["target_std"])


class ClassHead:
    def __init__(self, targets: Tensor) -> None:
        self._targets = targets

    def loss(self, outputs: Tensor, rows: Tensor) -> Tensor:
        return F.cross_entropy(outputs, self._targets[rows])

    def count_right(self, outputs: Tensor, rows: Tensor) -> Tensor | None:
        return (outputs.argmax(dim=1) == self._targets[rows]).sum()

    def predict(self, outputs: Tensor) -> Tensor:
        return outputs.softmax(dim=1)


class ValueHead:
    def __init__(self, targets: Tensor, mean: float, std: float) -> None:
        self._targets, self._mean, self._std = targets, mean, std

    def loss(self, outputs: Tensor, rows: Tensor) -> Tensor:
        return F.mse_loss(outputs[:, 0], self._targets[rows])

    def count_right(self, outputs: Tensor, rows: Tensor) -> Tensor | None:  # noqa: ARG002 - as the protocol has it
        return None

    def predict(self, outputs: Tensor) -> Tensor:
        return outputs * self._std + self._mean
