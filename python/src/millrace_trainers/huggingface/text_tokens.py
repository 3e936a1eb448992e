"""Columns of text as tokens, by a tokenizer that was made for them."""

from collections.abc import Mapping, Sequence

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import BPE
from tokenizers.normalizers import NFKC, Lowercase
from tokenizers.normalizers import Sequence as InTurn
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.trainers import BpeTrainer

from millrace_trainers.arrays import Integers

_VOCABULARY = 4000
_UNKNOWN = "[UNK]"
_TOKENS_OF_A_ROW, _TOKENS_AT_LEAST = 128, 8


def fit_tokenizer(texts: Sequence[str]) -> str:
    """A tokenizer that knows the pieces of words that are frequent in these texts, as JSON."""
    tokenizer = Tokenizer(BPE(unk_token=_UNKNOWN))
    tokenizer.normalizer = InTurn([NFKC(), Lowercase()])
    tokenizer.pre_tokenizer = Whitespace()
    trainer = BpeTrainer(vocab_size=_VOCABULARY, min_frequency=2, special_tokens=[_UNKNOWN], show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    made: str = tokenizer.to_str()
    return made


def count_text_tokens(tokenizer: str) -> int:
    """The size of its vocabulary."""
    size: int = Tokenizer.from_str(tokenizer).get_vocab_size()
    return size


def count_text_positions(columns: int) -> int:
    """The most positions that the texts of a row take: a mark for each column, and its tokens."""
    return columns * (1 + _budget(columns))


def tokenize(tokenizer: str, texts: Mapping[str, Sequence[str]], names: Sequence[str], first: int) -> Integers:
    """Rows by positions, filled up with 0 at the end: before the tokens of each column its mark.

    The marks are numbered from `first` on, and the tokens of the tokenizer after them. A column's share of the
    positions is the same in training and after; what is longer is cut off.
    """
    reader = Tokenizer.from_str(tokenizer)
    reader.enable_truncation(_budget(len(names)))
    lines: list[list[int]] = [[] for _ in texts[names[0]]]
    for at, name in enumerate(names):
        for line, encoding in zip(lines, reader.encode_batch(list(texts[name])), strict=True):
            line.append(first + at)
            line.extend(first + len(names) + token for token in encoding.ids)
    filled = np.zeros((len(lines), max(map(len, lines), default=0)), np.int32)
    for row, line in enumerate(lines):
        filled[row, : len(line)] = line
    return filled


def _budget(columns: int) -> int:
    return max(_TOKENS_AT_LEAST, _TOKENS_OF_A_ROW // max(1, columns))
