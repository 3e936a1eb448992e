"""Files of tensors; texts stand beside them in the header."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from millrace_trainers.arrays import Tensors
from millrace_trainers.errors import UnreadableTensors


def read_tensors(path: Path) -> tuple[Tensors, dict[str, str]]:
    """Tensors and metadata of a file. Raises UnreadableTensors."""
    try:
        with safe_open(path, framework="np") as file:
            return {name: file.get_tensor(name) for name in file.keys()}, file.metadata() or {}  # noqa: SIM118 - no dict
    except SafetensorError as error:
        message = f"{path.name} is not in the safetensors format ({error}). Submit the task again."
        raise UnreadableTensors(message) from error


def write_tensors(path: Path, tensors: Tensors, metadata: Mapping[str, str]) -> None:
    """Writes a file that is either there and complete, or not there."""
    unfinished = path.with_suffix(".part")
    whole = {name: np.ascontiguousarray(tensor).reshape(tensor.shape) for name, tensor in tensors.items()}
    save_file(whole, unfinished, dict(metadata))
    unfinished.replace(path)
