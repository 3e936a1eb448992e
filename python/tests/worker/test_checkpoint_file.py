"""Whether a training can go on from a checkpoint: the rules of refuseCheckpoint."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from millrace_worker.messages import CheckpointState
from millrace_worker.training.checkpoint_file import read_checkpoint_state, refuse_checkpoint
from millrace_worker.training.tensor_header import UnreadableTensors
from worker.support.attempts import PARAMETERS


def refusal_of(parameters: dict[str, Any], **state: object) -> str | None:
    """What is said of a checkpoint of the second epoch of a PyTorch training of the data `sha`."""
    told = {"framework": "pytorch", "prepared_sha256": "sha", "parameters": PARAMETERS, "epoch": 2, **state}
    return refuse_checkpoint(CheckpointState.model_validate(told), "pytorch", "sha", parameters)


def test_a_checkpoint_of_the_same_training_is_taken() -> None:
    assert refusal_of(PARAMETERS) is None


def test_more_epochs_and_another_pace_are_welcome() -> None:
    assert refusal_of({**PARAMETERS, "epochs": 9, "checkpoint": {"epochs": 1, "seconds": 1}}) is None


def test_as_many_epochs_as_are_wanted_are_welcome() -> None:
    assert refusal_of({**PARAMETERS, "epochs": 2}) is None


@pytest.mark.parametrize(
    ("parameters", "state", "refusal"),
    [
        ({}, {"framework": "tensorflow"}, "it is of tensorflow"),
        ({}, {"prepared_sha256": "other"}, "it is of other data or another split"),
        ({"learning_rate": 0.01}, {}, "it is of other parameters"),
        ({"early_stopping": {"patience": 3}}, {}, "it is of other parameters"),
        ({"epochs": 1}, {}, "it has 2 epochs already"),
    ],
)
def test_a_checkpoint_that_does_not_fit_is_refused(parameters: Any, state: Any, refusal: str) -> None:  # noqa: ANN401
    assert refusal_of({**PARAMETERS, **parameters}, **state) == refusal


def test_a_file_that_is_no_checkpoint_cannot_be_read(tmp_path: Path) -> None:
    save_file({"x": np.zeros(1, np.float32)}, tmp_path / "model.safetensors", {"format": "millrace-model/1"})
    with pytest.raises(UnreadableTensors, match="This is no checkpoint"):
        read_checkpoint_state(tmp_path / "model.safetensors")


def test_a_file_that_is_cut_off_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "cut").write_bytes(b"\xff\x00\x00\x00\x00\x00\x00\x00{")
    with pytest.raises(UnreadableTensors, match="not in the safetensors format"):
        read_checkpoint_state(tmp_path / "cut")
