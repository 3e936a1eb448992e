"""A network of TensorFlow that learns."""

from collections.abc import Mapping

import numpy as np
import tensorflow as tf

from millrace_trainers.arrays import Floats, Integers, Tensors
from millrace_trainers.parameters import Parameters
from millrace_trainers.tensorflow.dense_network import DenseNetwork
from millrace_trainers.tensorflow.optimizer_state import load_optimizer, make_optimizer, save_optimizer
from millrace_trainers.tensorflow.passes import Pass, make_pass, make_predict
from millrace_trainers.tensorflow.task_head import TaskHead
from millrace_trainers.training.learner import Figures

_WATCHED_AT_ONCE = 1024


class TensorflowLearner:
    """A Learner."""

    def __init__(
        self, network: DenseNetwork, head: TaskHead, x: Floats, parameters: Parameters, versions: Mapping[str, str]
    ) -> None:
        self.extra: Mapping[str, str] = {}
        self.versions = versions
        self._network, self._head = network, head
        self._optimizer = make_optimizer(parameters, network.variables)
        features = tf.constant(x)
        self._learn = make_pass(network, head, features, parameters.batch_size, self._optimizer)
        self._watch = make_pass(network, head, features, _WATCHED_AT_ONCE)
        self._predict = make_predict(network, head, features)

    def learn(self, rows: Integers, epoch: int) -> Figures:  # noqa: ARG002 - nothing else is left to chance in it
        return self._figures(self._learn, rows)

    def watch(self, rows: Integers) -> Figures:
        return self._figures(self._watch, rows)

    def predict(self, rows: Integers) -> Floats:
        starts = range(0, len(rows), _WATCHED_AT_ONCE)
        return np.concatenate([self._predict(rows[start : start + _WATCHED_AT_ONCE]).numpy() for start in starts])

    def save_weights(self) -> Tensors:
        return self._network.save()

    def load_weights(self, weights: Tensors) -> None:
        self._network.load(weights)

    def save_optimizer(self) -> Tensors:
        return save_optimizer(self._optimizer)

    def load_optimizer(self, tensors: Tensors, step: int) -> None:  # noqa: ARG002 - it counts its steps itself
        load_optimizer(self._optimizer, tensors)

    def _figures(self, go_over: Pass, rows: Integers) -> Figures:
        loss, right = go_over(rows)
        return Figures(float(loss) / len(rows), int(right) / len(rows) if self._head.counts else None)
