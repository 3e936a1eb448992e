"""Trainings that are killed, and go on."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from trainers.support.orders import Run, read_file, start_training, train


@dataclass(frozen=True)
class Killed:
    """What is left of a training that was killed."""

    framework: str
    data: Path
    checkpoint: Path


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


@pytest.fixture(scope="module", params=["pytorch", "tensorflow", "huggingface"])
def killed(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    prepared_digits: Path,
    prepared_reviews: Path,
) -> Killed:
    """A training by each framework that was killed after its checkpoint of epoch 3."""
    framework = request.param
    data = prepared_reviews if framework == "huggingface" else prepared_digits
    folder = tmp_path_factory.mktemp(framework) / "killed"
    return Killed(framework, data, kill_after_checkpoint(folder, framework, data, 3))


def test_a_killed_training_goes_on_to_the_very_model_of_one_that_was_not(
    killed: Killed, tmp_path: Path, train_once: Callable[[str, Path, int], Run]
) -> None:
    epochs = 12 if killed.framework == "huggingface" else 50
    whole = train_once(killed.framework, killed.data, epochs)
    resumed = train(tmp_path / "resumed", killed.framework, killed.data, resume_from=killed.checkpoint, epochs=epochs)
    assert resumed.messages[0]["point"]["epoch"] == 4
    assert_same(whole, resumed)


def test_a_checkpoint_holds_its_state_and_tensors_of_kinds_that_the_service_reads(killed: Killed) -> None:
    tensors, metadata = read_file(killed.checkpoint)
    state = json.loads(metadata["state"])
    assert metadata["format"] == state["format"] == "millrace-checkpoint/1"
    assert (state["framework"], state["epoch"], len(state["curve"])) == (killed.framework, 3, 3)
    assert state["random"] == {"generator": "PCG64", "seed": 42, "next_epoch": 4}
    assert {tensor.dtype.name for tensor in tensors.values()} <= {"float32", "int32", "uint8"}


@pytest.mark.parametrize("killed", ["pytorch"], indirect=True)
def test_a_diverged_training_names_the_checkpoint_that_is_kept(killed: Killed, tmp_path: Path) -> None:
    run = train(tmp_path / "run", killed.framework, killed.data, resume_from=killed.checkpoint, learning_rate=1e30)
    assert run.error["name"] == "TrainingDiverged"
    assert "in epoch 4. The checkpoint of epoch 3 is kept." in run.error["message"]
