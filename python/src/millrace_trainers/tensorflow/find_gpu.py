"""Whether TensorFlow can use a GPU here."""

import tensorflow as tf


def has_gpu() -> bool:
    """Never with tensorflow-cpu, which the lock file names."""
    return len(tf.config.list_physical_devices("GPU")) > 0
