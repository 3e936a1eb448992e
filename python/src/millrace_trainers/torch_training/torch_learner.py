"""A network of PyTorch that learns."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from millrace_trainers.arrays import Floats, Integers, Tensors
from millrace_trainers.parameters import Parameters
from millrace_trainers.torch_training.optimizer_state import load_optimizer, save_optimizer
from millrace_trainers.torch_training.task_head import TaskHead
from millrace_trainers.training.learner import Figures
from millrace_trainers.training.row_order import seed_of_epoch

_WATCHED_AT_ONCE = 1024


class RowInputs(Protocol):
    """What a network is called with for rows of these numbers."""

    def take(self, rows: Tensor) -> tuple[Tensor, ...]: ...


class TorchLearner:
    """A Learner. `step_down` computes gradients of a loss and takes a step of the optimizer."""

    def __init__(
        self,
        *,
        network: nn.Module,
        inputs: RowInputs,
        head: TaskHead,
        optimizer: Optimizer,
        step_down: Callable[[Tensor], None],
        parameters: Parameters,
        device: torch.device,
        versions: Mapping[str, str],
        extra: Mapping[str, Any],
    ) -> None:
        self._network, self._inputs, self._head = network, inputs, head
        self._optimizer, self._step_down = optimizer, step_down
        self._parameters, self._device = parameters, device
        self.versions = versions
        self.extra = extra

    def learn(self, rows: Integers, epoch: int) -> Figures:
        torch.manual_seed(seed_of_epoch(self._parameters.seed, epoch))
        self._network.train()
        return self._pass_over(rows, self._parameters.batch_size, self._step_down)

    @torch.no_grad()
    def watch(self, rows: Integers) -> Figures:
        self._network.eval()
        return self._pass_over(rows, _WATCHED_AT_ONCE, lambda _: None)

    @torch.no_grad()
    def predict(self, rows: Integers) -> Floats:
        self._network.eval()
        parts = [self._head.predict(self._call(batch)).cpu() for batch in self._batches(rows, _WATCHED_AT_ONCE)]
        predictions: Floats = torch.cat(parts).numpy()
        return predictions

    def save_weights(self) -> Tensors:
        return {name: weight.detach().cpu().numpy().copy() for name, weight in self._network.named_parameters()}

    @torch.no_grad()
    def load_weights(self, weights: Tensors) -> None:
        for name, weight in self._network.named_parameters():
            weight.copy_(torch.tensor(weights[name]))

    def save_optimizer(self) -> Tensors:
        return save_optimizer(self._network, self._optimizer)

    def load_optimizer(self, tensors: Tensors, step: int) -> None:
        load_optimizer(self._network, self._optimizer, tensors, step)

    def _pass_over(self, rows: Integers, size: int, after: Callable[[Tensor], None]) -> Figures:
        total = torch.zeros((), dtype=torch.float64, device=self._device)
        right: Tensor | None = torch.zeros((), dtype=torch.int64, device=self._device)
        for batch in self._batches(rows, size):
            outputs = self._call(batch)
            loss = self._head.loss(outputs, batch)
            after(loss)
            total += loss.detach().double() * len(batch)
            counted = self._head.count_right(outputs, batch)
            right = None if right is None or counted is None else right + counted
        return Figures(total.item() / len(rows), None if right is None else right.item() / len(rows))

    def _batches(self, rows: Integers, size: int) -> Iterator[Tensor]:
        numbers = torch.tensor(rows, dtype=torch.int64, device=self._device)
        return (numbers[start : start + size] for start in range(0, len(numbers), size))

    def _call(self, batch: Tensor) -> Tensor:
        outputs: Tensor = self._network(*self._inputs.take(batch))
        return outputs
