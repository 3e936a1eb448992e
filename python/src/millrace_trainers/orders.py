"""What a trainer is asked, as it stands in `order.json`."""

import json
from dataclasses import dataclass
from pathlib import Path

from millrace_trainers.devices import DeviceWish
from millrace_trainers.parameters import Parameters, read_parameters


@dataclass(frozen=True, slots=True)
class TrainOrder:
    """To train a model on prepared data, from the start or from a checkpoint that fits."""

    framework: str
    data: Path
    prepared_sha256: str
    parameters: Parameters
    checkpoint: Path | None
    task_id: str
    wish: DeviceWish


@dataclass(frozen=True, slots=True)
class PredictOrder:
    """To predict rows of features and texts with a stored model."""

    model: Path
    rows: Path


def read_order(folder: Path) -> TrainOrder | PredictOrder:
    """The order that lies in a folder; its files are named relative to it."""
    order = json.loads((folder / "order.json").read_text("utf-8"))
    if order["kind"] == "predict":
        return PredictOrder(folder / order["model"], folder / order["rows"])
    checkpoint = order.get("checkpoint")
    return TrainOrder(
        framework=order["framework"],
        data=folder / order["data"],
        prepared_sha256=order["prepared_sha256"],
        parameters=read_parameters(order["parameters"]),
        checkpoint=folder / checkpoint if checkpoint else None,
        task_id=order["task_id"],
        wish=DeviceWish(order.get("device", "cpu"), order.get("allow_cpu", False)),
    )
