"""The trainer of Hugging Face: a small transformer, made from a configuration and never downloaded."""

from millrace_trainers.huggingface.open_learner import open_learner
from millrace_trainers.torch_training.find_gpu import has_gpu

__all__ = ["has_gpu", "open_learner"]
