"""Carries out an order to predict."""

import numpy as np

from millrace_trainers.errors import InvalidRow
from millrace_trainers.files.model_file import read_model
from millrace_trainers.files.prepared_data import read_rows
from millrace_trainers.frameworks import open_learner
from millrace_trainers.orders import PredictOrder
from millrace_trainers.parameters import read_parameters
from millrace_trainers.training.learner import LearnerPlan


def predict(order: PredictOrder) -> list[list[float]]:
    """A line for each row: probabilities by class, or one value in units of the target.

    Raises UnreadableTensors, and InvalidRow with the number of the row from 1 on.
    """
    model = read_model(order.model)
    rows = read_rows(order.rows)
    plan = LearnerPlan(
        description=model.card["data"],
        parameters=read_parameters(model.card["parameters"]),
        rows=rows,
        targets=None,
        train=np.empty(0, np.int32),
        extra=model.extra,
        device="cpu",
    )
    learner = open_learner(model.card["framework"], plan)
    learner.load_weights(model.tensors)
    predictions = learner.predict(np.arange(len(rows.x), dtype=np.int32))
    wrong = np.flatnonzero(~np.isfinite(predictions).all(axis=1))
    if len(wrong) > 0:
        message = f"Row {wrong[0] + 1} leads to no number: send values nearer to those that the model was trained on."
        raise InvalidRow(message)
    lines: list[list[float]] = predictions.tolist()
    return lines
