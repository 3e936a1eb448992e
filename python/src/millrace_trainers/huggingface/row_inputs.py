"""Rows in the form in which the transformer reads them."""

import numpy as np
import torch
from torch import Tensor

from millrace_trainers.errors import UnreadableTensors
from millrace_trainers.files.prepared_data import Rows
from millrace_trainers.huggingface.column_bags import bag_columns
from millrace_trainers.huggingface.text_tokens import tokenize
from millrace_trainers.huggingface.vocabulary import FIRST, Vocabulary, first_of_texts


class TokenInputs:
    """Tokens of all rows; those of texts as long as the longest of the rows that are taken."""

    def __init__(self, vocabulary: Vocabulary, rows: Rows, device: torch.device) -> None:
        bags = bag_columns(vocabulary["columns"], rows.x, FIRST)
        tokenizer, names = vocabulary["tokenizer"], vocabulary["text_names"]
        texts = np.zeros((len(rows.x), 0), np.int32)
        if tokenizer is not None:
            missing = [name for name in names if name not in rows.texts]
            if missing:
                message = f"The rows have no texts of the columns {', '.join(missing)}. Submit the task again."
                raise UnreadableTensors(message)
            texts = tokenize(tokenizer, rows.texts, names, first_of_texts(vocabulary))
        self._bags, self._shares = torch.tensor(bags.tokens).to(device), torch.tensor(bags.shares).to(device)
        self._texts = torch.tensor(texts).to(device)
        self._lengths = (self._texts != 0).sum(dim=1)

    @property
    def positions(self) -> int:
        """Of the longest row."""
        return 1 + self._bags.shape[1] + self._texts.shape[1]

    def take(self, rows: Tensor) -> tuple[Tensor, ...]:
        texts = self._texts[rows]
        if texts.shape[1] > 0:
            texts = texts[:, : int(self._lengths[rows].max())]
        return self._bags[rows], self._shares[rows], texts
