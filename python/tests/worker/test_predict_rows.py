"""predictRows with a real subprocess and a real server."""

import asyncio
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from worker.support.attempts import Engine
from worker.support.store_server import StoreServer

REQUEST = {"model_artifact_id": "model", "rows_artifact_id": "rows"}


@pytest.fixture(autouse=True)
def _rows(store: StoreServer) -> None:
    store.put("rows", b"rows")


def put_model(store: StoreServer, tmp_path: Path, **card: object) -> None:
    """A model of two classes, unless its card says otherwise."""
    data = {"task": "classification", "target": "district", "classes": ["north", "south"]}
    told = {"format": "millrace-model/1", "framework": "pytorch", "data": data, **card}
    save_file(
        {"x": np.zeros(1, np.float32)}, tmp_path / "model", {"format": "millrace-model/1", "card": json.dumps(told)}
    )
    store.put("model", (tmp_path / "model").read_bytes())


def predict(store: StoreServer) -> Any:  # noqa: ANN401
    """Runs the activity; the subprocess answers two rows of two numbers."""
    return asyncio.run(Engine(store).predict(REQUEST))["inline"]


def test_a_classification_gives_the_likeliest_label_and_every_probability(store: StoreServer, tmp_path: Path) -> None:
    put_model(store, tmp_path)
    result = predict(store)
    assert (result["model"], result["task"], result["target"]) == ("pytorch", "classification", "district")
    assert result["predictions"] == [
        {"label": "south", "probabilities": {"north": 0.25, "south": 0.75}},
        {"label": "north", "probabilities": {"north": 0.9, "south": 0.1}},
    ]


def test_a_regression_gives_the_value(store: StoreServer, tmp_path: Path) -> None:
    put_model(store, tmp_path, data={"task": "regression", "target": "price", "classes": []})
    assert predict(store)["predictions"] == [{"value": 0.25}, {"value": 0.9}]


def test_an_artifact_that_is_no_model_is_refused_with_what_to_name(store: StoreServer) -> None:
    store.put("model", b"rooms,price\n1,2\n")
    with pytest.raises(Exception, match="Name the model_artifact_id of a member") as raised:
        predict(store)
    assert type(raised.value).__name__ == "InvalidModel"


def test_a_model_of_a_framework_that_is_not_served_is_refused(store: StoreServer, tmp_path: Path) -> None:
    put_model(store, tmp_path, framework="tensorflow")
    with pytest.raises(Exception, match="does not serve tensorflow"):
        predict(store)
