"""Prepares tables in the form `millrace-data/1`, as the service's step `prepare` does."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file

Column = Sequence[float] | Sequence[str]


@dataclass(frozen=True)
class Table:
    """Columns of numbers, of names, and those named in `texts`. `classes` is empty for a regression."""

    columns: Mapping[str, Column]
    target: Sequence[float] | Sequence[int]
    classes: Sequence[str] = ()
    texts: Sequence[str] = ()
    validation: float = 0.1


def prepare_table(path: Path, table: Table, seed: int = 42) -> Path:
    """Writes the file: a fifth of the rows held out, the columns scaled by the training rows."""
    train, validation, test = split_rows(len(table.target), table.validation, seed)
    target = np.array(table.target, np.int32 if table.classes else np.float32)
    columns: list[dict[str, Any]] = []
    parts: list[np.ndarray[Any, Any]] = []
    tensors: dict[str, np.ndarray[Any, Any]] = {}
    for name, values in table.columns.items():
        if name in table.texts:
            columns.append({"name": name, "kind": "text"})
            tensors |= text_tensors(name, values)
        else:
            encoding, features = encode_column(name, values, train)
            columns.append(encoding)
            parts.append(features)
    x = np.concatenate(parts, axis=1) if parts else np.zeros((len(target), 0), np.float32)
    tensors |= {"x": x, "y": target, "train_rows": train, "validation_rows": validation, "test_rows": test}
    description = {
        "task": "classification" if table.classes else "regression",
        "target": "target",
        "classes": list(table.classes),
        "columns": columns,
        "left_out": [],
        "target_mean": 0.0 if table.classes else float(target[train].mean()),
        "target_std": 1.0 if table.classes else float(target[train].std()),
        "features": x.shape[1],
        "rows": {"train": len(train), "validation": len(validation), "test": len(test)},
        "data_sha256": "0" * 64,
        "seed": seed,
        "notes": [],
    }
    save_file(tensors, path, {"format": "millrace-data/1", "description": json.dumps(description)})
    return path


def split_rows(rows: int, validation: float, seed: int) -> tuple[np.ndarray[Any, Any], ...]:
    """Rows that train, that watch, and that are held out."""
    shuffled = np.random.default_rng(seed).permutation(rows).astype(np.int32)
    held, watched = round(rows * 0.2), round(rows * validation)
    return np.sort(shuffled[held + watched :]), np.sort(shuffled[held : held + watched]), np.sort(shuffled[:held])


def encode_column(
    name: str, values: Column, train: np.ndarray[Any, Any]
) -> tuple[dict[str, Any], np.ndarray[Any, Any]]:
    """How the column is encoded, and its features."""
    if isinstance(values[0], str):
        known = sorted({str(values[row]) for row in train})
        features = np.array([[value == one for one in known] for value in values], np.float32)
        return {"name": name, "kind": "categorical", "values": known}, features
    numbers = np.array(values, np.float64)
    mean, std = numbers[train].mean(), numbers[train].std() or 1.0
    encoding = {"name": name, "kind": "numeric", "fill": float(np.median(numbers[train]))}
    return {**encoding, "mean": float(mean), "std": float(std)}, ((numbers - mean) / std)[:, None].astype(np.float32)


def text_tensors(name: str, values: Column) -> dict[str, np.ndarray[Any, Any]]:
    """A column of text: its bytes one after the other, and where each row begins."""
    encoded = [str(value).encode() for value in values]
    offsets = np.cumsum([0, *map(len, encoded)]).astype(np.int32)
    return {
        f"text.{name}.bytes": np.frombuffer(b"".join(encoded), np.uint8),
        f"text.{name}.offsets": offsets,
    }
