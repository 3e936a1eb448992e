"""The figures of a regression, in units of the target."""

import numpy as np
import numpy.typing as npt
from sklearn.metrics import mean_absolute_error, r2_score, root_mean_squared_error

from millrace_trainers.arrays import Floats


def judge_values(truth: npt.NDArray[np.float64], predicted: Floats) -> dict[str, float]:
    """`r2` is 0 where all true values are the same, as there is nothing to explain."""
    values = predicted.astype(np.float64)
    is_flat = bool(np.all(truth == truth[0]))
    return {
        "mae": float(mean_absolute_error(truth, values)),
        "rmse": float(root_mean_squared_error(truth, values)),
        "r2": 0.0 if is_flat else float(r2_score(truth, values)),
    }
