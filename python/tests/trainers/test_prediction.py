"""Stored models that predict."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from trainers.support.orders import Run, read_file
from trainers.support.trainer_process import TrainerProcess


def predict_held_out(folder: Path, run: Run) -> list[list[float]]:
    """Asks the model of a run for the rows that were held out from it."""
    tensors, _ = read_file(run.folder / "data.safetensors")
    held = tensors["test_rows"]
    rows = {"x": tensors["x"][held]}
    for name in [name for name in tensors if name.endswith(".bytes")]:
        offsets = tensors[name.replace(".bytes", ".offsets")]
        texts = [tensors[name][offsets[row] : offsets[row + 1]] for row in held]
        rows[name] = np.concatenate(texts)
        rows[name.replace(".bytes", ".offsets")] = np.cumsum([0, *map(len, texts)]).astype(np.int32)
    return predict(folder, run, rows)["predicted"]  # type: ignore[no-any-return]


def predict(folder: Path, run: Run, rows: dict[str, np.ndarray[Any, Any]]) -> dict[str, Any]:
    """What a process answers that is to predict these rows with the model of a run."""
    folder.mkdir()
    (folder / "model.safetensors").write_bytes((run.folder / "model.safetensors").read_bytes())
    save_file(rows, folder / "rows.safetensors", {"format": "millrace-data/1"})
    order = {"kind": "predict", "model": "model.safetensors", "rows": "rows.safetensors"}
    process = TrainerProcess(folder, order)
    try:
        (answer,) = process.messages()
    finally:
        process.close()
    return answer


def test_a_stored_model_says_what_it_said_when_it_was_trained(tmp_path: Path, digits_run: Run) -> None:
    predicted = predict_held_out(tmp_path / "predict", digits_run)
    np.testing.assert_allclose(predicted, digits_run.predictions, atol=1e-6)


def test_a_model_of_texts_reads_them_with_the_tokenizer_that_it_brings(tmp_path: Path, reviews_run: Run) -> None:
    _, metadata = read_file(reviews_run.folder / "model.safetensors")
    assert json.loads(metadata["extra"])["vocabulary"]["tokenizer"]
    predicted = predict_held_out(tmp_path / "predict", reviews_run)
    np.testing.assert_allclose(predicted, reviews_run.predictions, atol=1e-6)


@pytest.mark.parametrize("digits_run", ["pytorch"], indirect=True)
def test_a_row_that_leads_to_no_number_is_refused_by_its_number(tmp_path: Path, digits_run: Run) -> None:
    tensors, _ = read_file(digits_run.folder / "data.safetensors")
    rows = tensors["x"][:3].copy()
    rows[1] = 3e38
    answer = predict(tmp_path / "predict", digits_run, {"x": rows})
    assert answer["error"]["name"] == "InvalidRow"
    assert answer["error"]["message"].startswith("Row 2 leads to no number")
