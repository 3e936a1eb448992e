"""A dense network with rectified hidden layers."""

from collections.abc import Sequence

import keras

from millrace_trainers.arrays import Tensors
from millrace_trainers.tensorflow.untyped import Untyped


class DenseNetwork:
    """Weights as Glorot and Bengio spread them, biases of zero; its tensors are `layer.<n>.weight` (inputs by outputs)
    and `layer.<n>.bias`."""

    def __init__(self, widths: Sequence[int]) -> None:
        inputs, *hidden, outputs = widths
        layers = [keras.layers.Dense(width, activation="relu") for width in hidden]
        self._layers = [*layers, keras.layers.Dense(outputs)]
        values = given = keras.Input((inputs,))
        for layer in self._layers:
            values = layer(values)
        self._model = keras.Model(given, values)

    @property
    def variables(self) -> list[Untyped]:
        """What is learned, layer by layer."""
        variables: list[Untyped] = self._model.trainable_variables
        return variables

    def __call__(self, values: Untyped) -> Untyped:
        """The numbers of the last layer, before they are made probabilities."""
        return self._model(values)

    def save(self) -> Tensors:
        return {name: variable.numpy().copy() for name, variable in self._named()}

    def load(self, weights: Tensors) -> None:
        for name, variable in self._named():
            variable.assign(weights[name])

    def _named(self) -> list[tuple[str, Untyped]]:
        weights = [(f"layer.{at}.weight", layer.kernel) for at, layer in enumerate(self._layers)]
        biases = [(f"layer.{at}.bias", layer.bias) for at, layer in enumerate(self._layers)]
        return [*weights, *biases]
