"""Trains and serves models, each in a process of its own: `python -m millrace_trainers DIR FD`."""
