"""The trainer of Hugging Face: a small transformer, made from a configuration and never downloaded."""

from millrace_trainers.huggingface.open_learner import open_learner

__all__ = ["open_learner"]
