"""The messages that both sides of the task queue tell each other."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel

from millrace_worker import messages
from millrace_worker.messages import EpochReport, TrainedModels, TrainModelRequest

PROJECT = Path(__file__).parents[2]
GOLDEN = PROJECT.parent / "test" / "golden"


@pytest.mark.parametrize(
    ("file", "model"),
    [("train-model-request", TrainModelRequest), ("epoch-report", EpochReport), ("trained-models", TrainedModels)],
)
def test_a_golden_file_reads_as_its_model_and_nothing_of_it_is_lost(file: str, model: type[BaseModel]) -> None:
    content = (GOLDEN / f"{file}.json").read_text()
    assert model.model_validate_json(content, strict=True).model_dump(exclude_unset=True) == json.loads(content)


def test_the_models_are_those_of_the_schema(tmp_path: Path) -> None:
    written = tmp_path / "messages.py"
    environment = {**os.environ, "PYTHON": sys.executable}
    subprocess.run([PROJECT / "generate-models", written], env=environment, check=True)
    assert messages.__file__ is not None
    assert written.read_text() == Path(messages.__file__).read_text(), "Run python/generate-models, and commit."
