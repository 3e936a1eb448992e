"""Trainings that end without a model, and why."""

from collections.abc import Callable
from pathlib import Path

import pytest

from trainers.support.orders import train
from trainers.support.prepare_table import Table
from trainers.support.tables import prices, reviews


@pytest.mark.parametrize("framework", ["pytorch", "tensorflow"])
def test_texts_alone_are_refused_with_the_model_that_reads_them(
    framework: str, tmp_path: Path, prepared: Callable[[Table], Path]
) -> None:
    run = train(tmp_path / "run", framework, prepared(reviews()))
    assert run.error["name"] == "UnsuitableData"
    assert run.error["message"] == (
        f"The data have columns of text alone, and {framework} reads none: choose the model huggingface."
    )


def test_texts_alone_are_learned_by_huggingface(tmp_path: Path, prepared: Callable[[Table], Path]) -> None:
    run = train(tmp_path / "run", "huggingface", prepared(reviews()), epochs=10)
    assert run.card["metrics"]["accuracy"] > 0.9


@pytest.mark.parametrize("framework", ["pytorch", "tensorflow"])
def test_a_loss_that_is_no_number_any_more_ends_the_training_and_names_the_epoch(
    framework: str, tmp_path: Path, prepared: Callable[[Table], Path]
) -> None:
    run = train(tmp_path / "run", framework, prepared(prices()), optimizer="sgd", learning_rate=100)
    epoch = len(run.messages)
    assert run.error["name"] == "TrainingDiverged"
    assert run.error["message"] == (
        f"The loss became infinite or no number in epoch {epoch}. There is no checkpoint before it. "
        "Train again with a learning_rate below 100, or scale the data."
    )


def test_a_framework_that_nobody_knows_is_refused_with_those_that_are(
    tmp_path: Path, prepared: Callable[[Table], Path]
) -> None:
    run = train(tmp_path / "run", "abacus", prepared(prices()))
    assert run.error["name"] == "UnknownFramework"
    assert run.error["message"].endswith("choose one of pytorch, tensorflow, huggingface.")
