"""Data that are ready for every framework."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from millrace_trainers.arrays import Floats, Integers, Tensors
from millrace_trainers.errors import UnreadableTensors
from millrace_trainers.files.data_description import DataDescription
from millrace_trainers.files.tensor_file import read_tensors

_FORMAT = "millrace-data/1"


@dataclass(frozen=True, slots=True)
class Rows:
    """Features (rows by features) and the texts of each column of text, row by row."""

    x: Floats
    texts: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class PreparedData:
    """`y` holds classes (I32) or values (F32, in units of the target); the split holds numbers of rows."""

    description: DataDescription
    rows: Rows
    y: Integers | Floats
    train: Integers
    validation: Integers
    test: Integers


def read_prepared(path: Path) -> PreparedData:
    """Raises UnreadableTensors."""
    tensors, metadata = read_tensors(path)
    if metadata.get("format") != _FORMAT:
        message = f"The data are not in the form {_FORMAT}. Submit the training again."
        raise UnreadableTensors(message)
    description: DataDescription = json.loads(metadata["description"])
    train, validation, test = (tensors[f"{part}_rows"] for part in ("train", "validation", "test"))
    return PreparedData(description, _rows_of(tensors), tensors["y"], train, validation, test)


def read_rows(path: Path) -> Rows:
    """Rows to be predicted: a file of the same form that has neither targets nor a split. Raises UnreadableTensors."""
    tensors, _ = read_tensors(path)
    return _rows_of(tensors)


def _rows_of(tensors: Tensors) -> Rows:
    columns = [name[len("text.") : -len(".bytes")] for name in tensors if _is_text(name)]
    texts = {
        name: _decode(tensors[f"text.{name}.bytes"].tobytes(), tensors[f"text.{name}.offsets"]) for name in columns
    }
    return Rows(np.ascontiguousarray(tensors["x"], dtype=np.float32), texts)


def _is_text(name: str) -> bool:
    return name.startswith("text.") and name.endswith(".bytes")


def _decode(texts: bytes, offsets: Integers) -> list[str]:
    ends = zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True)
    return [texts[start:end].decode("utf-8", "replace") for start, end in ends]
