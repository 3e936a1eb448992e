"""The figures of a classification."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.metrics import accuracy_score, confusion_matrix, precision_recall_fscore_support

from millrace_trainers.arrays import Floats, Labels
from millrace_trainers.metrics.calibrate import calibrate

# Below this a probability counts as this much: one that is zero would make the log loss infinite.
_LEAST = 1e-7


def judge_classes(classes: Sequence[str], truth: Labels, probabilities: Floats) -> dict[str, Any]:
    """`probabilities` are rows by classes. The mean F1 is that of the classes that have rows."""
    predicted = probabilities.argmax(axis=1)
    numbers = range(len(classes))
    figures = precision_recall_fscore_support(truth, predicted, labels=numbers, zero_division=0)
    lines = zip(classes, *(part.tolist() for part in figures), strict=True)
    per_class = [
        {"label": label, "precision": precision, "recall": recall, "f1": f1, "support": support}
        for label, precision, recall, f1, support in lines
    ]
    rows = np.arange(len(truth))
    confidence = probabilities[rows, predicted].astype(np.float64)
    chances = np.maximum(_LEAST, probabilities[rows, truth].astype(np.float64))
    return {
        "accuracy": float(accuracy_score(truth, predicted)),
        "macro_f1": float(np.mean([one["f1"] for one in per_class if one["support"] > 0])),
        # scikit-learn's own cuts off at another probability, and wants every line to add up to one thereafter.
        "log_loss": float(-np.log(chances).mean()),
        "per_class": per_class,
        "confusion": confusion_matrix(truth, predicted, labels=numbers).tolist(),
        "calibration": calibrate(confidence, predicted == truth),
    }
