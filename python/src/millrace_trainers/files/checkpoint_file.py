"""A training's state after an epoch, from which it goes on as if it had never stopped."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from millrace_trainers.arrays import Tensors
from millrace_trainers.errors import UnreadableTensors
from millrace_trainers.files.tensor_file import read_tensors, write_tensors
from millrace_trainers.training.best_epoch import BestEpoch
from millrace_trainers.training.curve_point import CurvePoint
from millrace_trainers.training.row_order import GENERATOR

_FORMAT = "millrace-checkpoint/1"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a training is: epochs, batches, seconds of training in all attempts, and the point of each epoch."""

    epoch: int = 0
    step: int = 0
    best: BestEpoch | None = None
    seconds: float = 0.0
    curve: tuple[CurvePoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """`extra` is what else the framework needs to go on, such as a tokenizer."""

    progress: Progress
    tensors: Tensors
    extra: Mapping[str, Any] = field(default_factory=dict)


def write_checkpoint(
    path: Path, checkpoint: Checkpoint, framework: str, prepared_sha256: str, given: Mapping[str, Any]
) -> None:
    """Chance follows from the seed and the number of the epoch alone, so `random` is all the state that it has."""
    progress = checkpoint.progress
    state = {
        "format": _FORMAT,
        "framework": framework,
        "prepared_sha256": prepared_sha256,
        "parameters": given,
        "epoch": progress.epoch,
        "step": progress.step,
        "random": {"generator": GENERATOR, "seed": given["seed"], "next_epoch": progress.epoch + 1},
        "best": asdict(progress.best) if progress.best else None,
        "seconds": progress.seconds,
        "curve": progress.curve,
        "extra": checkpoint.extra,
    }
    write_tensors(path, checkpoint.tensors, {"format": _FORMAT, "state": json.dumps(state, allow_nan=False)})


def read_checkpoint(path: Path) -> Checkpoint:
    """Raises UnreadableTensors."""
    tensors, metadata = read_tensors(path)
    if metadata.get("format") != _FORMAT:
        message = f"{path.name} is no checkpoint of the form {_FORMAT}. Submit the training again."
        raise UnreadableTensors(message)
    state = json.loads(metadata["state"])
    best = BestEpoch(**state["best"]) if state["best"] else None
    progress = Progress(state["epoch"], state["step"], best, state["seconds"], tuple(state["curve"]))
    return Checkpoint(progress, tensors, state.get("extra", {}))
