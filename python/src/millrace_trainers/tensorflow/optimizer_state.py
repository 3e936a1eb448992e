"""Optimizers of Keras, and their state as tensors `optimizer.<n>`."""

import keras
import numpy as np

from millrace_trainers.arrays import Floats, Integers, Tensors
from millrace_trainers.parameters import Parameters
from millrace_trainers.tensorflow.untyped import Untyped

_TINY = 1e-8


def make_optimizer(parameters: Parameters, variables: list[Untyped]) -> Untyped:
    """Gradient descent, plain or Adam, with its state made for these variables."""
    rate = parameters.learning_rate
    optimizer = (
        keras.optimizers.SGD(rate) if parameters.optimizer == "sgd" else keras.optimizers.Adam(rate, epsilon=_TINY)
    )
    optimizer.build(variables)
    return optimizer


def save_optimizer(optimizer: Untyped) -> Tensors:
    """Copies. Its count of steps is narrowed to what every reader of the file knows."""
    return {f"optimizer.{at}": _narrow(variable.numpy()) for at, variable in enumerate(optimizer.variables)}


def load_optimizer(optimizer: Untyped, tensors: Tensors) -> None:
    """Takes the state out of the tensors of a checkpoint."""
    for at, variable in enumerate(optimizer.variables):
        variable.assign(tensors[f"optimizer.{at}"])


def _narrow(values: Untyped) -> Integers | Floats:
    if np.issubdtype(values.dtype, np.integer):
        return np.array(values, dtype=np.int32)
    return np.array(values, dtype=np.float32)
