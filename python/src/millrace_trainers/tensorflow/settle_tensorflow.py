"""Makes TensorFlow compute the same every time."""

import keras
import tensorflow as tf


def settle_tensorflow(seed: int, threads: int, device: str) -> None:
    """To be called before anything is computed."""
    tf.config.threading.set_intra_op_parallelism_threads(threads)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    if device == "cpu":
        tf.config.set_visible_devices([], "GPU")
    keras.utils.set_random_seed(seed % 2**32)
    tf.config.experimental.enable_op_determinism()
