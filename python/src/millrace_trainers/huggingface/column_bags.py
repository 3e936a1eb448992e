"""Tokens of columns, bundled: what stands at each position of a sequence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from millrace_trainers.arrays import Floats, Integers
from millrace_trainers.huggingface.column_tokens import ColumnTokens, count_tokens, token_of

# Up to so many columns each have a position of their own, more share a few: attention takes longer the more there are.
_ALONE_AT_MOST, _SHARED = 8, 4


@dataclass(frozen=True, slots=True)
class ColumnBags:
    """Rows by positions by tokens: numbers of tokens, and how much of each there is."""

    tokens: Integers
    shares: Floats


def count_positions(columns: Sequence[ColumnTokens]) -> int:
    """How many positions these columns take."""
    count = len(columns)
    return count if count <= _ALONE_AT_MOST else -(-count // _at_once(count))


def bag_columns(columns: Sequence[ColumnTokens], x: Floats, first: int) -> ColumnBags:
    """Each column brings the token of its bin or category; a number also its direction, as much as the number is.

    The tokens of the columns are numbered from `first` on. Token 0 fills up, with a share of nothing.
    """
    positions, at_once = count_positions(columns), _at_once(len(columns))
    tokens = np.zeros((len(x), positions, 2 * at_once), np.int32)
    shares = np.zeros(tokens.shape, np.float32)
    for at, column in enumerate(columns):
        position, place = divmod(at, at_once)
        tokens[:, position, 2 * place] = first + token_of(column, x)
        shares[:, position, 2 * place] = 1
        first += count_tokens(column)
        if column["edges"] is not None:
            tokens[:, position, 2 * place + 1] = first - 1
            shares[:, position, 2 * place + 1] = x[:, column["start"]]
    return ColumnBags(tokens, shares)


def _at_once(columns: int) -> int:
    return 1 if columns <= _ALONE_AT_MOST else -(-columns // _SHARED)
