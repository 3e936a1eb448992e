"""On what a model is trained. The processes that the tests start see no GPU."""

from collections.abc import Callable
from pathlib import Path

import pytest

from trainers.support.orders import Run, start_training
from trainers.support.prepare_table import Table
from trainers.support.tables import prices


@pytest.mark.parametrize("framework", ["pytorch", "tensorflow"])
def test_a_gpu_that_is_not_there_is_an_error_that_says_what_to_do(
    framework: str, tmp_path: Path, prepared: Callable[[Table], Path]
) -> None:
    run = _train(tmp_path / "run", framework, prepared(prices()), {"device": "gpu"})
    assert run.error["name"] == "DeviceMissing"
    assert "allow_cpu: true" in run.error["message"]


def test_the_cpu_trains_where_no_gpu_is_when_it_may(tmp_path: Path, prepared: Callable[[Table], Path]) -> None:
    run = _train(tmp_path / "run", "pytorch", prepared(prices()), {"device": "gpu", "allow_cpu": True})
    assert run.trained["device"] == "cpu"


def _train(folder: Path, framework: str, data: Path, wish: dict[str, object]) -> Run:
    process = start_training(folder, framework, data, wish=wish, epochs=2)
    try:
        return Run(folder, list(process.messages()))
    finally:
        process.close()
