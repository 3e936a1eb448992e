"""Optimizers, and their state as tensors: `adam.first.<name>` and `adam.second.<name>`. Plain descent has none."""

import torch
from torch import nn
from torch.optim import SGD, Adam, Optimizer

from millrace_trainers.arrays import Tensors
from millrace_trainers.parameters import Parameters

_MOMENTS = {"first": "exp_avg", "second": "exp_avg_sq"}


def make_optimizer(network: nn.Module, parameters: Parameters) -> Optimizer:
    """Gradient descent, plain or Adam."""
    if parameters.optimizer == "sgd":
        return SGD(network.parameters(), lr=parameters.learning_rate)
    return Adam(network.parameters(), lr=parameters.learning_rate, fused=True)


def save_optimizer(network: nn.Module, optimizer: Optimizer) -> Tensors:
    """Copies of the moments of each weight that has been moved."""
    return {
        f"adam.{moment}.{name}": optimizer.state[weight][key].cpu().numpy().copy()
        for moment, key in _MOMENTS.items()
        for name, weight in network.named_parameters()
        if key in optimizer.state.get(weight, {})
    }


def load_optimizer(network: nn.Module, optimizer: Optimizer, tensors: Tensors, step: int) -> None:
    """Takes the moments out of the tensors of a checkpoint, made after so many steps."""
    state = {
        at: {
            "step": torch.tensor(float(step)),
            **{key: torch.tensor(tensors[f"adam.{moment}.{name}"]) for moment, key in _MOMENTS.items()},
        }
        for at, (name, _) in enumerate(network.named_parameters())
        if f"adam.first.{name}" in tensors
    }
    optimizer.load_state_dict({"state": state, "param_groups": optimizer.state_dict()["param_groups"]})
