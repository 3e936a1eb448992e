"""Columns of numbers and categories as tokens."""

from collections.abc import Sequence
from typing import TypedDict

import numpy as np
import numpy.typing as npt

from millrace_trainers.arrays import Floats
from millrace_trainers.files.data_description import Column

_BINS = 4


class ColumnTokens(TypedDict):
    """A column of features. `edges` part the bins of a number; a category has a token for each of its
    values, and one for any other."""

    start: int
    width: int
    edges: list[float] | None


def fit_columns(columns: Sequence[Column], x: Floats) -> list[ColumnTokens]:
    """Learns the bins from the features of the training rows: as many rows in each, as far as that goes."""
    fitted: list[ColumnTokens] = []
    start = 0
    for column in columns:
        if column["kind"] == "text":
            continue
        width = 1 if column["kind"] == "numeric" else len(column.get("values", []))
        edges = _part(x[:, start]) if column["kind"] == "numeric" else None
        fitted.append({"start": start, "width": width, "edges": edges})
        start += width
    return fitted


def count_tokens(column: ColumnTokens) -> int:
    """Tokens of its own that a column needs, the direction of a number included."""
    return column["width"] + 1 if column["edges"] is None else len(column["edges"]) + 2


def token_of(column: ColumnTokens, x: Floats) -> npt.NDArray[np.int64]:
    """Which token of the column each row has, from 0 on."""
    if column["edges"] is not None:
        return np.searchsorted(np.array(column["edges"], np.float32), x[:, column["start"]], side="right")
    choices = x[:, column["start"] : column["start"] + column["width"]]
    return np.where(choices.any(axis=1), choices.argmax(axis=1), column["width"])


def _part(values: Floats) -> list[float]:
    distinct = np.unique(values)
    if len(distinct) <= _BINS:
        return ((distinct[1:] + distinct[:-1]) / 2).tolist()  # type: ignore[no-any-return]
    return np.unique(np.quantile(values, np.arange(1, _BINS) / _BINS)).tolist()  # type: ignore[no-any-return]
