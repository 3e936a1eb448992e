"""What a model said of the held-out rows."""

from pathlib import Path

from millrace_trainers.arrays import Floats
from millrace_trainers.files.data_description import DataDescription
from millrace_trainers.files.tensor_file import write_tensors


def write_predictions(path: Path, description: DataDescription, predictions: Floats) -> None:
    """Rows by columns: `probabilities` (by classes), or `values` (rows alone, in units of the target)."""
    is_classes = description["task"] == "classification"
    tensors = {"probabilities": predictions} if is_classes else {"values": predictions[:, 0]}
    write_tensors(path, tensors, {"format": "millrace-predictions/1"})
