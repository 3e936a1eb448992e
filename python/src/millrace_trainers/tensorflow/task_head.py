"""What differs between the tasks: the loss, what counts as right, and what is told."""

from typing import Protocol

import tensorflow as tf

from millrace_trainers.tensorflow.untyped import Untyped
from millrace_trainers.training.learner import LearnerPlan


class TaskHead(Protocol):
    """`outputs` are the numbers of a network's last layer for the rows, and `rows` the numbers of these."""

    counts: bool

    def loss(self, outputs: Untyped, rows: Untyped) -> Untyped: ...

    def count_right(self, outputs: Untyped, rows: Untyped) -> Untyped:
        """How many of the rows are right, where `counts` says that any can be."""
        ...

    def predict(self, outputs: Untyped) -> Untyped:
        """Probabilities, or values in units of the target."""
        ...


def make_head(plan: LearnerPlan) -> TaskHead:
    """The head of a classification or a regression, with the targets of the plan if there are any."""
    description = plan.description
    targets: Untyped = [] if plan.targets is None else plan.targets
    if description["task"] == "classification":
        return ClassHead(tf.constant(targets, tf.int64))
    return ValueHead(tf.constant(targets, tf.float32), description["target_mean"], description["target_std"])


class ClassHead:
    counts = True

    def __init__(self, targets: Untyped) -> None:
        self._targets = targets

    def loss(self, outputs: Untyped, rows: Untyped) -> Untyped:
        labels = tf.gather(self._targets, rows)
        return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels, outputs))

    def count_right(self, outputs: Untyped, rows: Untyped) -> Untyped:
        is_right = tf.argmax(outputs, axis=1) == tf.gather(self._targets, rows)
        return tf.reduce_sum(tf.cast(is_right, tf.int64))

    def predict(self, outputs: Untyped) -> Untyped:
        return tf.nn.softmax(outputs)


class ValueHead:
    counts = False

    def __init__(self, targets: Untyped, mean: float, std: float) -> None:
        self._targets, self._mean, self._std = targets, mean, std

    def loss(self, outputs: Untyped, rows: Untyped) -> Untyped:
        return tf.reduce_mean(tf.square(outputs[:, 0] - tf.gather(self._targets, rows)))

    def count_right(self, outputs: Untyped, rows: Untyped) -> Untyped:  # noqa: ARG002 - as the protocol has it
        return tf.constant(0, tf.int64)

    def predict(self, outputs: Untyped) -> Untyped:
        return outputs * self._std + self._mean
