"""What prepared data are, beside their tensors; it stands in their header and in the card of every model."""

from typing import Literal, NotRequired, TypedDict


class Column(TypedDict):
    """How a column of the source became features: a number one, a category as many as it has values, a text none."""

    name: str
    kind: Literal["numeric", "categorical", "text"]
    values: NotRequired[list[str]]
    fill: NotRequired[float]
    mean: NotRequired[float]
    std: NotRequired[float]


class DataDescription(TypedDict):
    """`classes` is empty for a regression, whose target has `target_mean` and `target_std` over the training rows."""

    task: Literal["classification", "regression"]
    target: str
    classes: list[str]
    columns: list[Column]
    left_out: list[str]
    target_mean: float
    target_std: float
    features: int
    rows: dict[str, int]
    data_sha256: str
    seed: int
    notes: list[str]
