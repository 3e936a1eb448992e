"""Makes the learner of PyTorch."""

import torch
from torch import Tensor

from millrace_trainers.dense_widths import count_dense_weights, dense_widths
from millrace_trainers.processors import choose_threads
from millrace_trainers.pytorch.dense_network import DenseNetwork
from millrace_trainers.torch_training.optimizer_state import make_optimizer
from millrace_trainers.torch_training.settle_torch import settle_torch
from millrace_trainers.torch_training.task_head import make_head
from millrace_trainers.torch_training.torch_learner import TorchLearner
from millrace_trainers.training.learner import Learner, LearnerPlan


class FeatureInputs:
    """The features of rows."""

    def __init__(self, x: Tensor) -> None:
        self._x = x

    def take(self, rows: Tensor) -> tuple[Tensor, ...]:
        return (self._x[rows],)


def open_learner(plan: LearnerPlan) -> Learner:
    """A dense network of as many inputs as the data have features."""
    parameters = plan.parameters
    widths = dense_widths(plan.description, parameters.hidden_layers)
    threads = choose_threads(count_dense_weights(widths), parameters.batch_size)
    settle_torch(parameters.seed, threads, plan.device)
    device = torch.device("cuda" if plan.device == "gpu" else "cpu")
    network = DenseNetwork(widths).to(device)
    optimizer = make_optimizer(network, parameters)

    def step_down(loss: Tensor) -> None:
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()

    return TorchLearner(
        network=network,
        inputs=FeatureInputs(torch.tensor(plan.rows.x).to(device)),
        head=make_head(plan, device),
        optimizer=optimizer,
        step_down=step_down,
        parameters=parameters,
        device=device,
        versions={"pytorch": torch.__version__},
        extra={},
    )
