"""The life of one attempt of an activity."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any

from temporalio import activity
from temporalio.exceptions import ApplicationError

from millrace_worker.attempt.failures import describe_error, superseded, translate_stop
from millrace_worker.attempt.heartbeat import beat, heartbeat_checkpoint
from millrace_worker.attempt.let_end import let_end
from millrace_worker.attempt.report import Json, Report
from millrace_worker.attempt.subtask import Subtask
from millrace_worker.attempt.subtask_reporter import SubtaskReporter
from millrace_worker.store.attempt_address import AttemptAddress
from millrace_worker.store.patience import Patience
from millrace_worker.store.store_client import StoreClient

LAST_WORDS_SECONDS = 5
Body = Callable[[Subtask], Awaitable[Any]]


class Attempt:
    """
    Opens the subtask's row, heartbeats, gathers what the body reports, and stores the result before the engine hears.
    The body is cancelled once: on cancellation, timeout, worker shutdown, and when a later attempt has taken over.
    """

    def __init__(self, store: StoreClient, info: activity.Info) -> None:
        self._store = store
        self._info = info
        self._address = AttemptAddress(
            info.workflow_id or "", info.workflow_run_id or "", info.activity_id, info.attempt
        )
        self._patience = Patience()
        self._reporter = SubtaskReporter(self._write, self._give_way)
        self._is_step = False
        self._is_open = False
        self._is_superseded = False
        self._work: asyncio.Task[Json] | None = None
        # What the attempts before this one left. The store's is fenced, and comes before that of their heartbeats.
        self._checkpoint: Json | None = heartbeat_checkpoint(info)

    async def run(self, body: Body) -> Json:
        """Gives the stored result, in place or as an artifact's id. Raises what the body raises, and what ended it."""
        heart = asyncio.create_task(beat(self._describe))
        self._work = asyncio.create_task(self._carry_out(body))
        try:
            return await asyncio.shield(self._work)
        except asyncio.CancelledError as stop:
            self._stop()
            done = await let_end(self._work)
            if done is not None:
                return done
            if self._is_superseded:
                raise superseded(self._address.attempt, self._address.task_id) from stop
            raise translate_stop(stop) from None
        finally:
            heart.cancel()

    def _describe(self) -> Json:
        told = self._reporter
        return {
            "progress": told.progress,
            "message": told.message,
            "checkpoint": told.checkpoint or self._checkpoint,
        }

    def _give_way(self) -> None:
        self._is_superseded = True
        self._stop()

    def _stop(self) -> None:
        if self._patience.is_over:
            return
        self._patience.end()
        if self._work:
            self._work.cancel()

    async def _carry_out(self, body: Body) -> Json:
        try:
            opening = await self._patience.insist(lambda: self._store.begin(self._address))
            if opening["kind"] in {"done", "ended"}:
                return _outcome(opening)
            self._open(opening)
            value = await body(Subtask(self._address, self._checkpoint, self._patience, self._reporter))
            report = (await self._reporter.close()).describe(is_step=self._is_step)
            answer = await self._patience.insist(lambda: self._store.complete(self._address, report, value))
            self._is_open = False
            return _outcome(answer)
        except BaseException as error:
            await self._say_last_words(error)
            raise

    def _open(self, opening: Json) -> None:
        self._is_step = opening["kind"] == "step"
        if not self._is_step:
            self._address = self._address.with_attempt(opening["attempt"])
        self._checkpoint = opening.get("checkpoint") or self._checkpoint
        self._is_open = True

    async def _write(self, report: Report) -> bool:
        return await self._store.report(self._address, report.describe(is_step=self._is_step))

    async def _say_last_words(self, error: BaseException) -> None:
        """Tried once: the failure itself reaches the row through the workflow, whatever becomes of these lines."""
        if not self._is_open:
            return
        is_stopped = isinstance(error, asyncio.CancelledError)
        if not is_stopped:
            failure = describe_error(error)
            self._reporter.report_line("error", f"Attempt {self._address.attempt} failed: {failure['message']}")
        with contextlib.suppress(Exception):
            async with asyncio.timeout(LAST_WORDS_SECONDS):
                report = await self._reporter.close()
                if is_stopped:
                    await self._write(report)
                else:
                    await self._store.fail(self._address, report.describe(is_step=self._is_step), failure)


def _outcome(answer: Json) -> Json:
    if answer["kind"] == "done":
        return dict(answer["result"])
    raise ApplicationError(answer["message"], type=answer["type"], non_retryable=True)
