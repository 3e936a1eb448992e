"""Which device a framework trains on, chosen where it is about to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from millrace_trainers.errors import DeviceMissing

Device = Literal["cpu", "gpu"]


@dataclass(frozen=True, slots=True)
class DeviceWish:
    """What was asked for, and whether the CPU will do where that is not there."""

    device: Device = "cpu"
    allow_cpu: bool = False


def choose_device(wish: DeviceWish, framework: str, has_gpu: Callable[[], bool]) -> Device:
    """The GPU where it is wanted and there; `has_gpu` is asked only then. Raises DeviceMissing."""
    if wish.device == "cpu":
        return "cpu"
    if has_gpu():
        return "gpu"
    if wish.allow_cpu:
        return "cpu"
    message = (
        f"{framework} finds no GPU on this machine. Send allow_cpu: true to train on the CPU, or start a worker with "
        f"make ml on a machine whose GPU {framework} can use."
    )
    raise DeviceMissing(message)
