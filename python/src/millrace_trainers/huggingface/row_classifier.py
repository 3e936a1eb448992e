"""A transformer that reads rows of a table."""

import math
from typing import cast

import torch
import torch.nn.functional as F  # noqa: N812 - its name everywhere
from torch import Tensor, nn
from transformers import BertConfig
from transformers.models.bert.modeling_bert import BertForSequenceClassification

from millrace_trainers.huggingface.vocabulary import BEGINNING

# A number must be heard above its bin from the start: what the bins say is learned, and overlearned, later.
_SPREAD_OF_TOKENS, _SPREAD_OF_DIRECTIONS = 0.02, 0.15
# Widths of the heads of attention, and up to which width of the whole they are small.
_SMALL_HEAD, _HEAD, _SMALL_WIDTH = 16, 64, 128


def configure(hidden_layers: tuple[int, ...], vocabulary: int, positions: int, outputs: int) -> BertConfig:
    """An encoder layer for each hidden layer, all as wide as the widest of these, in whole heads of attention."""
    size = _SMALL_HEAD if max(hidden_layers) <= _SMALL_WIDTH else _HEAD
    heads = math.ceil(max(hidden_layers) / size)
    width = heads * size
    config = BertConfig(
        vocab_size=vocabulary,
        hidden_size=width,
        num_hidden_layers=len(hidden_layers),
        num_attention_heads=heads,
        intermediate_size=2 * width,
        max_position_embeddings=positions,
        type_vocab_size=1,
        hidden_act="relu",
        # So many rows tell little: without it they are learned by heart.
        hidden_dropout_prob=0.2,
        attention_probs_dropout_prob=0.0,
        # As wide as that of larger models it would leave so small a one all but silent.
        initializer_range=1 / math.sqrt(width),
    )
    config.num_labels = outputs
    return config


class RowClassifier(nn.Module):
    """Sequences of a beginning, positions that hold bags of tokens of columns, and tokens of texts."""

    def __init__(self, config: BertConfig, directions: Tensor) -> None:
        super().__init__()
        self.bert = BertForSequenceClassification(config)
        self._embeddings = cast("nn.Embedding", self.bert.get_input_embeddings())
        nn.init.normal_(self._embeddings.weight, std=_SPREAD_OF_TOKENS)
        with torch.no_grad():
            size = (len(directions), self._embeddings.embedding_dim)
            self._embeddings.weight[directions] = torch.randn(size) * _SPREAD_OF_DIRECTIONS

    def forward(self, bags: Tensor, shares: Tensor, texts: Tensor) -> Tensor:
        """Bags and shares are rows by positions by tokens; texts are rows by positions, those of 0 are not there."""
        rows, positions, tokens = bags.shape
        width = self._embeddings.embedding_dim
        weight = self._embeddings.weight
        parts = [weight[BEGINNING].expand(rows, 1, width)]
        if positions > 0:
            bagged = F.embedding_bag(
                bags.reshape(-1, tokens), weight, mode="sum", per_sample_weights=shares.reshape(-1, tokens)
            )
            parts.append(bagged.view(rows, positions, width))
        mask = None
        if texts.shape[1] > 0:
            parts.append(self._embeddings(texts))
            mask = torch.cat([texts.new_ones((rows, 1 + positions), dtype=torch.bool), texts != 0], dim=1)
        outputs: Tensor = self.bert(inputs_embeds=torch.cat(parts, dim=1), attention_mask=mask).logits
        return outputs
