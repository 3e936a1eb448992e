"""The trainer of TensorFlow: a dense network of Keras."""

from millrace_trainers.tensorflow.find_gpu import has_gpu
from millrace_trainers.tensorflow.open_learner import open_learner

__all__ = ["has_gpu", "open_learner"]
