"""The trainer of TensorFlow: a dense network of Keras."""

from millrace_trainers.tensorflow.open_learner import open_learner

__all__ = ["open_learner"]
