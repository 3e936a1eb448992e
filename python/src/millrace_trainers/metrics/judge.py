"""Judges predictions, whichever the task is."""

from collections.abc import Mapping
from typing import Any

from millrace_trainers.arrays import Floats
from millrace_trainers.files.prepared_data import PreparedData
from millrace_trainers.metrics.judge_classes import judge_classes
from millrace_trainers.metrics.judge_values import judge_values


def judge(data: PreparedData, predictions: Floats) -> Mapping[str, Any]:
    """Figures for the predictions of the held-out rows, a line for each."""
    truth = data.y[data.test]
    if data.description["task"] == "classification":
        return judge_classes(data.description["classes"], truth.astype("int64"), predictions)
    return judge_values(truth.astype("float64"), predictions[:, 0])
