"""The trainer of PyTorch: a dense network."""

from millrace_trainers.pytorch.open_learner import open_learner

__all__ = ["open_learner"]
