"""A trained model: its weights, and its card in the header."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from millrace_trainers.arrays import Tensors
from millrace_trainers.errors import UnreadableTensors
from millrace_trainers.files.tensor_file import read_tensors, write_tensors

MODEL_FORMAT = "millrace-model/1"


@dataclass(frozen=True, slots=True)
class Model:
    """`extra` is what the framework needs beside the weights, such as a tokenizer."""

    card: Mapping[str, Any]
    tensors: Tensors
    extra: Mapping[str, Any]


def write_model(path: Path, model: Model) -> None:
    """The card's `format` must be MODEL_FORMAT."""
    texts = {"format": MODEL_FORMAT, "card": json.dumps(model.card, ensure_ascii=False, allow_nan=False)}
    write_tensors(path, model.tensors, {**texts, "extra": json.dumps(model.extra, ensure_ascii=False)})


def read_model(path: Path) -> Model:
    """Raises UnreadableTensors."""
    tensors, metadata = read_tensors(path)
    if metadata.get("format") != MODEL_FORMAT:
        message = f"{path.name} is no model. Name the model_artifact_id of a member of a model training."
        raise UnreadableTensors(message)
    return Model(json.loads(metadata["card"]), tensors, json.loads(metadata.get("extra", "{}")))
