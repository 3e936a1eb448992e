"""Trainings that stop when nothing gets better."""

from pathlib import Path

import pytest

from trainers.support.orders import Run, train
from trainers.support.prepare_table import prepare_table
from trainers.support.tables import noise


def train_on_noise(folder: Path, epochs: int) -> Run:
    data = prepare_table(folder / "noise.safetensors", noise())
    stopping = {"patience": 3, "min_delta": 0}
    return train(folder / "run", "pytorch", data, epochs=epochs, learning_rate=0.01, early_stopping=stopping)


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A training that might have gone on for 500 epochs."""
    return train_on_noise(tmp_path_factory.mktemp("stopped"), 500)


def test_a_training_stops_when_the_validation_loss_has_not_fallen_and_keeps_the_best_epoch(stopped: Run) -> None:
    losses = [point["val_loss"] for point in stopped.trained["curve"]]
    assert stopped.trained["stopped_early"]
    assert stopped.trained["val_loss"] == min(losses)
    assert stopped.trained["best_epoch"] == 1 + losses.index(min(losses)) == stopped.trained["epochs_run"] - 3


def test_the_model_is_that_of_the_best_epoch(stopped: Run, tmp_path: Path) -> None:
    short = train_on_noise(tmp_path, stopped.trained["best_epoch"])
    assert (stopped.predictions == short.predictions).all()
