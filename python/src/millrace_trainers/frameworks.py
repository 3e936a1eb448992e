"""The frameworks that a model can be trained with, each loaded only when it is asked for."""

from importlib import import_module
from typing import Any

from millrace_trainers.devices import Device, DeviceWish, choose_device
from millrace_trainers.errors import UnknownFramework, UnsuitableData
from millrace_trainers.training.learner import Learner, LearnerPlan

# The package that makes a framework's learners.
_PACKAGES = {
    "pytorch": "millrace_trainers.pytorch",
    "tensorflow": "millrace_trainers.tensorflow",
    "huggingface": "millrace_trainers.huggingface",
}
_READS_TEXTS = {"huggingface"}


def open_learner(framework: str, plan: LearnerPlan) -> Learner:
    """A learner with weights as the seed spreads them. Raises UnknownFramework and UnsuitableData."""
    if plan.description["features"] == 0 and framework in _PACKAGES and framework not in _READS_TEXTS:
        message = f"The data have columns of text alone, and {framework} reads none: choose the model huggingface."
        raise UnsuitableData(message)
    learner: Learner = _load(framework).open_learner(plan)
    return learner


def place(framework: str, wish: DeviceWish) -> Device:
    """Where to train; a framework is loaded only to look for a GPU. Raises UnknownFramework and DeviceMissing."""

    def has_gpu() -> bool:
        found: bool = _load(framework).has_gpu()
        return found

    return choose_device(wish, framework, has_gpu)


def _load(framework: str) -> Any:  # noqa: ANN401 - a package of _PACKAGES
    package = _PACKAGES.get(framework)
    if package is None:
        message = f"There is no trainer for {framework}: choose one of {', '.join(_PACKAGES)}."
        raise UnknownFramework(message)
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        message = (
            f"{framework} is not installed on this worker ({error}): install the extra {framework} of python/ "
            f"(uv sync --extra {framework}), or take {framework} away from the frameworks that it serves."
        )
        raise UnknownFramework(message) from error
