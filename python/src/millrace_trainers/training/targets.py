"""What is learned, in the form in which it is learned."""

import numpy as np

from millrace_trainers.arrays import Floats, Labels
from millrace_trainers.files.prepared_data import PreparedData


def scale_targets(data: PreparedData) -> Labels | Floats:
    """Numbers of classes, or values by their distance from the mean in standard deviations."""
    description = data.description
    if description["task"] == "classification":
        return data.y.astype(np.int64)
    scaled = (data.y.astype(np.float64) - description["target_mean"]) / description["target_std"]
    return scaled.astype(np.float32)
