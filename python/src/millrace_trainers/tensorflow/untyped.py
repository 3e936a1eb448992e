"""TensorFlow and Keras come without types."""

from typing import Any, TypeAlias

# A tensor, variable or optimizer, by what its name in a signature says.
Untyped: TypeAlias = Any
