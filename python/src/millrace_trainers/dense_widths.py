"""The widths of a dense network."""

from collections.abc import Sequence
from itertools import pairwise

from millrace_trainers.files.data_description import DataDescription


def dense_widths(description: DataDescription, hidden: Sequence[int]) -> tuple[int, ...]:
    """Features, hidden layers, and outputs: as many as there are classes, or one."""
    return (description["features"], *hidden, count_outputs(description))


def count_outputs(description: DataDescription) -> int:
    """One for each class; one for the value of a regression."""
    return len(description["classes"]) if description["task"] == "classification" else 1


def count_dense_weights(widths: Sequence[int]) -> int:
    """Weights and biases of all layers."""
    return sum((inputs + 1) * outputs for inputs, outputs in pairwise(widths))
