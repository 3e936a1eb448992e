"""How a subprocess can end without an answer, or with an error for one."""

import re
import signal
from typing import Any

from temporalio.exceptions import ApplicationError


class TrainerCrashed(Exception):  # noqa: N818
    """It ended before its answer, by a defect or by somebody's hand. The next attempt goes on from its checkpoint."""

    def __init__(self, status: int | None) -> None:
        super().__init__(
            f"The process that trained ended with {describe_status(status)} before its answer. What it said last is in"
            " the logs of the subtask. If the system killed it for want of memory, lower ML_CONCURRENCY, batch_size or"
            " the rows of the data."
        )


class TrainerFailed(ApplicationError):  # noqa: N818
    """What the subprocess says went wrong, under the name it gives; `trainer_stack` is the stack there."""

    def __init__(self, error: dict[str, Any]) -> None:
        name = str(error.get("name", ""))
        is_name = re.fullmatch(r"[A-Z]\w+", name)
        super().__init__(_sound(error.get("message")), type=name if is_name else "TrainerFailed")
        self.trainer_stack = _sound(error.get("stack"))


def describe_status(status: int | None) -> str:
    """The name of the signal, or the number."""
    if status is None or status >= 0:
        return f"status {status}"
    try:
        return signal.Signals(-status).name
    except ValueError:
        return f"signal {-status}"


def _sound(text: object) -> str:
    """Without halves of surrogate pairs, which cannot be sent."""
    return str(text or "").encode(errors="replace").decode()
