"""What the engine and the store are told of an error."""

import asyncio
import traceback

from temporalio import activity
from temporalio.exceptions import ApplicationError


def superseded(attempt: int, task_id: str) -> ApplicationError:
    """The end of an attempt that a later one, or the end of the task, has overtaken."""
    message = (
        f"Attempt {attempt} of {task_id} came too late: the task has ended or a later attempt runs. Nothing to do."
    )
    return ApplicationError(message, type="Superseded", non_retryable=True)


def translate_stop(stop: asyncio.CancelledError) -> BaseException:
    """A stop that was asked for is a cancellation, a worker's shutdown another attempt."""
    details = activity.cancellation_details()
    if details and details.worker_shutdown and not details.cancel_requested:
        return ApplicationError("The worker shut down; another attempt follows.", type="WorkerShutdown")
    return stop


def describe_error(error: BaseException) -> dict[str, str]:
    """Type, message and stack; the stack is that of the subprocess where the error came from one."""
    type_name = type(error).__name__
    if isinstance(error, ApplicationError):
        type_name = error.type or type_name
        message = error.message
    else:
        message = str(error)
    stack = getattr(error, "trainer_stack", "") or "".join(traceback.format_exception(error))
    return {"type": type_name, "message": message, "stack": stack}
