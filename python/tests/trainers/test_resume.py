"""Trainings that are killed, and go on."""

from pathlib import Path

import numpy as np
import pytest

from trainers.support.orders import Run, read_file, start_training, train


def kill_after_checkpoint(folder: Path, framework: str, data: Path, epoch: int) -> Path:
    """Kills a training in the midst of the epochs after its first checkpoint; which is what is left of it."""
    pace = {"epochs": epoch, "seconds": 3600}
    process = start_training(folder, framework, data, epochs=5000, checkpoint=pace)
    try:
        kept = next(message["checkpoint"] for message in process.messages() if "checkpoint" in message)
    finally:
        process.close()
    assert kept == {"file": f"checkpoint-{epoch}.safetensors", "epoch": epoch}
    return folder / str(kept["file"])


def assert_same(one: Run, other: Run) -> None:
    """The same weights, predictions and curves; the clock apart."""
    assert one.weights.keys() == other.weights.keys()
    for name, tensor in one.weights.items():
        np.testing.assert_array_equal(tensor, other.weights[name])
    np.testing.assert_array_equal(one.predictions, other.predictions)
    assert one.card["metrics"] == other.card["metrics"]
    curves = [[{**point, "seconds": 0} for point in run.trained["curve"]] for run in (one, other)]
    assert curves[0] == curves[1]


@pytest.fixture
def data_of(prepared_digits: Path, prepared_reviews: Path) -> dict[str, Path]:
    return {"pytorch": prepared_digits, "tensorflow": prepared_digits, "huggingface": prepared_reviews}


@pytest.mark.parametrize("framework", ["pytorch", "tensorflow", "huggingface"])
def test_a_killed_training_goes_on_to_the_very_model_of_one_that_was_not(
    framework: str, tmp_path: Path, data_of: dict[str, Path]
) -> None:
    data = data_of[framework]
    whole = train(tmp_path / "whole", framework, data, epochs=8)
    checkpoint = kill_after_checkpoint(tmp_path / "killed", framework, data, 3)
    resumed = train(tmp_path / "resumed", framework, data, resume_from=checkpoint, epochs=8)
    assert resumed.messages[0]["point"]["epoch"] == 4
    assert_same(whole, resumed)


def test_a_checkpoint_holds_its_state_and_tensors_of_kinds_that_the_service_reads(
    tmp_path: Path, prepared_digits: Path
) -> None:
    checkpoint = kill_after_checkpoint(tmp_path / "killed", "tensorflow", prepared_digits, 2)
    tensors, metadata = read_file(checkpoint)
    assert metadata["format"] == "millrace-checkpoint/1"
    assert {tensor.dtype.name for tensor in tensors.values()} <= {"float32", "int32", "uint8"}
