"""What a training learns, and what it tells."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from trainers.support.orders import Run, read_file, train
from trainers.support.prepare_table import Table
from trainers.support.tables import one_feature, prices


def test_every_framework_tells_19_of_20_digits_apart_that_it_has_not_seen(digits_run: Run) -> None:
    assert digits_run.card["metrics"]["accuracy"] >= 0.95


def test_every_epoch_is_told_once_and_in_order(digits_run: Run) -> None:
    points = [message["point"] for message in digits_run.messages[:-1]]
    assert [point["epoch"] for point in points] == list(range(1, 51))
    assert digits_run.trained["curve"] == points


def test_the_validation_rows_watch_the_training(digits_run: Run) -> None:
    last = digits_run.trained["curve"][-1]
    assert last["val_loss"] == digits_run.trained["val_loss"]
    assert last["val_accuracy"] > 0.9


def test_the_card_says_what_the_model_is_made_of(digits_run: Run) -> None:
    card = digits_run.card
    assert card["weights"] == sum(tensor.size for tensor in digits_run.weights.values())
    assert (card["epochs_run"], card["best_epoch"], card["seed"], card["task_id"]) == (50, 50, 42, "task-1")
    assert card["framework"] in {*card["versions"], "huggingface"}
    assert "python" in card["versions"]


def test_probabilities_of_every_held_out_row_add_up_to_one(digits_run: Run) -> None:
    assert digits_run.predictions.shape == (359, 10)
    assert np.allclose(digits_run.predictions.sum(axis=1), 1, atol=1e-5)


def test_every_tensor_is_of_a_kind_that_the_service_reads(digits_run: Run) -> None:
    assert {tensor.dtype.name for tensor in digits_run.weights.values()} == {"float32"}


@pytest.mark.parametrize("framework", ["pytorch", "tensorflow", "huggingface"])
def test_a_regression_predicts_values_in_units_of_the_target(
    framework: str, tmp_path: Path, prepared: Callable[[Table], Path]
) -> None:
    data = prepared(prices())
    run = train(tmp_path / "run", framework, data, epochs=60, learning_rate=0.005)
    tensors, _ = read_file(data)
    assert run.card["metrics"]["r2"] > 0.9
    assert run.predictions.shape == tensors["test_rows"].shape
    assert abs(run.predictions.mean() - tensors["y"].mean()) < 30


def test_one_feature_and_two_classes_are_enough_and_no_row_need_watch(
    tmp_path: Path, prepared: Callable[[Table], Path]
) -> None:
    run = train(tmp_path / "run", "pytorch", prepared(one_feature()), epochs=15, learning_rate=0.01, batch_size=1)
    assert run.card["metrics"]["accuracy"] > 0.9
    assert run.trained["val_loss"] is None
    assert all(point["val_accuracy"] is None for point in run.trained["curve"])


def test_plain_gradient_descent_learns_too(tmp_path: Path, prepared: Callable[[Table], Path]) -> None:
    run = train(tmp_path / "run", "pytorch", prepared(prices()), epochs=40, learning_rate=0.05, optimizer="sgd")
    assert run.card["metrics"]["r2"] > 0.9


def test_texts_and_numbers_are_read_together(reviews_run: Run) -> None:
    assert reviews_run.card["metrics"]["accuracy"] > 0.9
