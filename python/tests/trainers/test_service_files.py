"""What the service itself writes and says, as `golden/make-golden.js` has taken it down."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from millrace_trainers.metrics.judge_classes import judge_classes
from millrace_trainers.metrics.judge_values import judge_values
from trainers.support.orders import train

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture(scope="module")
def said() -> dict[str, Any]:
    return json.loads((GOLDEN / "metrics.json").read_text("utf-8"))  # type: ignore[no-any-return]


def test_a_table_that_the_service_prepared_is_read_with_its_texts_and_gaps(tmp_path: Path) -> None:
    run = train(tmp_path / "run", "huggingface", GOLDEN / "flats.safetensors", epochs=3)
    assert run.trained["epochs_run"] == 3
    assert run.predictions.shape == (8,)


def test_a_classification_is_judged_as_the_service_judges_it(said: dict[str, Any]) -> None:
    case = said["classes"]
    probabilities = np.array(case["probabilities"], np.float32).reshape(-1, len(case["classes"]))
    metrics = judge_classes(case["classes"], np.array(case["truth"]), probabilities)
    assert_alike(metrics, case["metrics"])


@pytest.mark.parametrize("case", ["values", "flat"])
def test_a_regression_is_judged_as_the_service_judges_it(case: str, said: dict[str, Any]) -> None:
    truth, predicted = np.array(said[case]["truth"], np.float64), np.array(said[case]["predicted"], np.float32)
    assert_alike(judge_values(truth, predicted), said[case]["metrics"])


def assert_alike(one: Any, other: Any) -> None:  # noqa: ANN401 - JSON
    """The same keys and the same numbers, but for the last bits."""
    if isinstance(other, dict):
        assert one.keys() == other.keys()
        for name, value in other.items():
            assert_alike(one[name], value)
    elif isinstance(other, list):
        assert len(one) == len(other)
        for left, right in zip(one, other, strict=True):
            assert_alike(left, right)
    else:
        assert one == (pytest.approx(other, abs=1e-12) if isinstance(other, float) else other)
