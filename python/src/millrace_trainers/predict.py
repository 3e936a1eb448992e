"""Carries out an order to predict."""

import numpy as np

from millrace_trainers.files.model_file import read_model
from millrace_trainers.files.prepared_data import read_rows
from millrace_trainers.frameworks import open_learner
from millrace_trainers.orders import PredictOrder
from millrace_trainers.parameters import read_parameters
from millrace_trainers.training.learner import LearnerPlan


def predict(order: PredictOrder) -> list[list[float]]:
    """A line for each row: probabilities by class, or one value in units of the target. Raises UnreadableTensors."""
    model = read_model(order.model)
    rows = read_rows(order.rows)
    plan = LearnerPlan(
        description=model.card["data"],
        parameters=read_parameters(model.card["parameters"]),
        rows=rows,
        targets=None,
        train=np.empty(0, np.int32),
        extra=model.extra,
        device=order.device,
    )
    learner = open_learner(model.card["framework"], plan)
    learner.load_weights(model.tensors)
    predictions: list[list[float]] = learner.predict(np.arange(len(rows.x), dtype=np.int32)).tolist()
    return predictions
