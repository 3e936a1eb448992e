"""Arrays by what they hold."""

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float32]
Integers: TypeAlias = npt.NDArray[np.int32]
Labels: TypeAlias = npt.NDArray[np.int64]

# The tensors of a file by their names: of the kinds F32, I32 and U8, which every reader of the service knows.
Tensors: TypeAlias = dict[str, npt.NDArray[Any]]
