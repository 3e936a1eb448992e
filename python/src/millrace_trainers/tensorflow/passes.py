"""Passes over rows, each one graph that TensorFlow runs from its first batch to its last."""

from collections.abc import Callable

import tensorflow as tf

from millrace_trainers.tensorflow.dense_network import DenseNetwork
from millrace_trainers.tensorflow.task_head import TaskHead
from millrace_trainers.tensorflow.untyped import Untyped

_ROWS = (tf.TensorSpec([None], tf.int32),)

# Numbers of rows to the sum of their losses, and how many of them are right.
Pass = Callable[[Untyped], tuple[Untyped, Untyped]]


def make_pass(
    network: DenseNetwork,
    head: TaskHead,
    x: Untyped,
    size: int,
    optimizer: Untyped = None,
) -> Pass:
    """A pass in batches of `size`; with an optimizer, which takes a step after each, it learns."""

    def pass_batch(batch: Untyped) -> tuple[Untyped, Untyped]:
        with tf.GradientTape() as tape:
            outputs = network(tf.gather(x, batch))
            loss = head.loss(outputs, batch)
        if optimizer is not None:
            optimizer.apply(tape.gradient(loss, network.variables), network.variables)
        rows = tf.cast(tf.size(batch), tf.float64)
        return tf.cast(loss, tf.float64) * rows, head.count_right(outputs, batch)

    def pass_over(rows: Untyped) -> tuple[Untyped, Untyped]:
        total, right = tf.constant(0.0, tf.float64), tf.constant(0, tf.int64)
        for start in tf.range(0, tf.size(rows), size):
            loss, hits = pass_batch(rows[start : start + size])
            total += loss
            right += hits
        return total, right

    made: Pass = tf.function(pass_over, input_signature=_ROWS)
    return made


def make_predict(network: DenseNetwork, head: TaskHead, x: Untyped) -> Callable[[Untyped], Untyped]:
    """From numbers of rows to what is told of them."""

    def predict(rows: Untyped) -> Untyped:
        return head.predict(network(tf.gather(x, rows)))

    made: Callable[[Untyped], Untyped] = tf.function(predict, input_signature=_ROWS)
    return made
