"""The trainer of PyTorch: a dense network."""

from millrace_trainers.pytorch.open_learner import open_learner
from millrace_trainers.torch_training.find_gpu import has_gpu

__all__ = ["has_gpu", "open_learner"]
