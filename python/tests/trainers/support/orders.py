"""Orders to trainers, and what they leave behind."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from safetensors import safe_open

from trainers.support.trainer_process import TrainerProcess

Json: TypeAlias = Any

DEFAULTS = {
    "epochs": 50,
    "learning_rate": 0.001,
    "batch_size": 32,
    "seed": 42,
    "hidden_layers": [64],
    "optimizer": "adam",
    "early_stopping": None,
    "checkpoint": {"epochs": 1000, "seconds": 3600},
}


@dataclass(frozen=True)
class Run:
    """A training that has ended: where its files are, and all that it said."""

    folder: Path
    messages: list[dict[str, Any]]

    @property
    def trained(self) -> dict[str, Any]:
        """Its last word, which must be a model."""
        assert "trained" in self.messages[-1], self.messages[-1]
        return self.messages[-1]["trained"]  # type: ignore[no-any-return]

    @property
    def error(self) -> dict[str, str]:
        """Its last word, which must be an error."""
        return self.messages[-1]["error"]  # type: ignore[no-any-return]

    @property
    def card(self) -> dict[str, Any]:
        """What the model says of itself."""
        _, metadata = read_file(self.folder / self.trained["model"])
        return json.loads(metadata["card"])  # type: ignore[no-any-return]

    @property
    def weights(self) -> dict[str, np.ndarray[Any, Any]]:
        """The tensors of the model."""
        return read_file(self.folder / self.trained["model"])[0]

    @property
    def predictions(self) -> np.ndarray[Any, Any]:
        """For the held-out rows."""
        (tensor,) = read_file(self.folder / self.trained["predictions"])[0].values()
        return tensor


def start_training(
    folder: Path,
    framework: str,
    data: Path,
    *,
    resume_from: Path | None = None,
    wish: Mapping[str, Json] | None = None,
    **parameters: Json,
) -> TrainerProcess:
    """Starts a training in a folder of its own, on a copy of the data; `wish` says on what device."""
    folder.mkdir()
    shutil.copy(data, folder / "data.safetensors")
    if resume_from:
        shutil.copy(resume_from, folder / "checkpoint.safetensors")
    order = {
        "kind": "train",
        "framework": framework,
        "data": "data.safetensors",
        "prepared_sha256": "1" * 64,
        "parameters": {**DEFAULTS, **parameters},
        "checkpoint": "checkpoint.safetensors" if resume_from else None,
        "task_id": "task-1",
        **(wish or {}),
    }
    return TrainerProcess(folder, order)


def train(folder: Path, framework: str, data: Path, *, resume_from: Path | None = None, **parameters: Json) -> Run:
    """Trains to the end."""
    process = start_training(folder, framework, data, resume_from=resume_from, **parameters)
    try:
        return Run(folder, list(process.messages()))
    finally:
        process.close()


def read_file(path: Path) -> tuple[dict[str, np.ndarray[Any, Any]], dict[str, str]]:
    """Tensors and metadata."""
    with safe_open(path, framework="np") as file:
        return {name: file.get_tensor(name) for name in file.keys()}, file.metadata()  # noqa: SIM118 - no dict
