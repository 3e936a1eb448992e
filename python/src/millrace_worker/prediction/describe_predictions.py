"""Numbers of a model as predictions."""

from typing import Any

from millrace_worker.messages import ModelSubject


def describe_predictions(subject: ModelSubject, numbers: list[list[float]]) -> list[dict[str, Any]]:
    """One a row. Of a class the likeliest label, the first of equals, and all probabilities; else a value."""
    if subject.task == "regression":
        return [{"value": row[0]} for row in numbers]
    return [
        {"label": subject.classes[row.index(max(row))], "probabilities": dict(zip(subject.classes, row, strict=True))}
        for row in numbers
    ]
