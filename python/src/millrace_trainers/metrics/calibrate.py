"""Whether a model is right as often as it says."""

from typing import Any

import numpy as np
import numpy.typing as npt

_BINS = 10


def calibrate(confidence: npt.NDArray[np.float64], is_right: npt.NDArray[np.bool_]) -> dict[str, Any]:
    """By tenths of the model's confidence in its answers, and their mean difference weighted by rows.

    scikit-learn's calibration curve is of two classes, and of one of them.
    """
    tenths = np.minimum(_BINS - 1, np.floor(confidence * _BINS)).astype(np.int64)
    bins = [_figures(at, confidence[tenths == at], is_right[tenths == at]) for at in range(_BINS)]
    filled = [one for one in bins if one["rows"] > 0]
    expected = sum(one["rows"] * abs(one["confidence"] - one["accuracy"]) for one in filled)
    return {"expected_error": expected / len(confidence), "bins": filled}


def _figures(at: int, confidence: npt.NDArray[np.float64], is_right: npt.NDArray[np.bool_]) -> dict[str, float]:
    rows = len(confidence)
    return {
        "from": at / _BINS,
        "to": (at + 1) / _BINS,
        "rows": rows,
        "confidence": float(confidence.sum()) / max(1, rows),
        "accuracy": float(is_right.sum()) / max(1, rows),
    }
