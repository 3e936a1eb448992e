"""A dense network with rectified hidden layers."""

from collections.abc import Sequence
from itertools import pairwise

from torch import Tensor, nn


class DenseNetwork(nn.Module):
    """Weights as Glorot and Bengio spread them, biases of zero; its tensors are `layer.<n>.weight` (outputs by inputs)
    and `layer.<n>.bias`."""

    def __init__(self, widths: Sequence[int]) -> None:
        super().__init__()
        self.layer = nn.ModuleList()
        for inputs, outputs in pairwise(widths):
            layer = nn.Linear(inputs, outputs)
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)
            self.layer.append(layer)

    def forward(self, values: Tensor) -> Tensor:
        """The numbers of the last layer, before they are made probabilities."""
        *hidden, last = self.layer
        for layer in hidden:
            values = layer(values).relu()
        outputs: Tensor = last(values)
        return outputs
