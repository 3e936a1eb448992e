"""What can keep a model from being trained or served, by the names that the service knows."""

import traceback

import numpy as np


class UnsuitableData(Exception):  # noqa: N818 - the names are those of the wire
    """The framework cannot train on these data; the message says what can. No retry helps."""


class UnreadableTensors(Exception):  # noqa: N818
    """A file that is not in the form that it should have."""


class InvalidRow(Exception):  # noqa: N818
    """A row that cannot be predicted. No retry helps."""


class UnknownFramework(Exception):  # noqa: N818
    """This installation has no such framework. No retry helps."""


class DeviceMissing(Exception):  # noqa: N818
    """A GPU was asked for, and there is none that the framework can use. No retry helps."""


class TrainerOutOfMemory(Exception):  # noqa: N818
    """There was not enough memory. The same data would meet it again."""

    def __init__(self) -> None:
        super().__init__(
            "The training needed more memory than there is. Send fewer rows or columns, or narrower hidden_layers."
        )


class TrainingDiverged(Exception):  # noqa: N818
    """The loss is no number any more; the newest checkpoint is kept. The same parameters would do it again."""

    def __init__(self, epoch: int, kept: int | None, learning_rate: float) -> None:
        checkpoint = "There is no checkpoint before it." if kept is None else f"The checkpoint of epoch {kept} is kept."
        rate = np.format_float_positional(learning_rate, trim="-")
        super().__init__(
            f"The loss became infinite or no number in epoch {epoch}. {checkpoint} "
            f"Train again with a learning_rate below {rate}, or scale the data."
        )


# How PyTorch and TensorFlow say that memory is short: both raise it under names that mean other things too.
_SHORT_OF_MEMORY = ("can't allocate memory", "out of memory", "failed to allocate memory", "OOM when allocating")


def describe_error(error: Exception) -> dict[str, str]:
    """An error as the worker hears it: name, message and stack."""
    stack = "".join(traceback.format_exception(error))
    is_full = isinstance(error, MemoryError) or any(sign in str(error) for sign in _SHORT_OF_MEMORY)
    told = TrainerOutOfMemory() if is_full else error
    return {"name": type(told).__name__, "message": str(told), "stack": stack}
