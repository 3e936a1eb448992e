"""Trainings that stop when nothing gets better."""

from collections.abc import Callable
from pathlib import Path

from trainers.support.orders import Run, train
from trainers.support.prepare_table import Table
from trainers.support.tables import noise


def train_on_noise(folder: Path, prepared: Callable[[Table], Path], epochs: int) -> Run:
    stopping = {"patience": 3, "min_delta": 0}
    return train(folder, "pytorch", prepared(noise()), epochs=epochs, learning_rate=0.01, early_stopping=stopping)


def test_a_training_stops_when_the_validation_loss_has_not_fallen_and_keeps_the_best_epoch(
    tmp_path: Path, prepared: Callable[[Table], Path]
) -> None:
    run = train_on_noise(tmp_path / "run", prepared, 500)
    losses = [point["val_loss"] for point in run.trained["curve"]]
    assert run.trained["stopped_early"]
    assert run.trained["val_loss"] == min(losses)
    assert run.trained["best_epoch"] == 1 + losses.index(min(losses)) == run.trained["epochs_run"] - 3


def test_the_model_is_that_of_the_best_epoch(tmp_path: Path, prepared: Callable[[Table], Path]) -> None:
    stopped = train_on_noise(tmp_path / "stopped", prepared, 500)
    short = train_on_noise(tmp_path / "short", prepared, stopped.trained["best_epoch"])
    assert (stopped.predictions == short.predictions).all()
