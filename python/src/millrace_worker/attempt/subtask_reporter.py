"""Gathers what an activity says, and writes it a few times a second."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime

from millrace_worker.attempt.report import Json, Report
from millrace_worker.store.store_errors import StoreAway

FLUSH_SECONDS = 0.25
LINES_KEPT = 10_000
Write = Callable[[Report], Awaitable[bool]]


class SubtaskReporter:
    """
    Nothing is dropped but log lines past the limit, and those are counted. `write` gives False when the attempt is
    superseded; `on_superseded` is called then. What a write that failed held is in the next one.
    """

    def __init__(self, write: Write, on_superseded: Callable[[], None], flush_seconds: float = FLUSH_SECONDS) -> None:
        self.progress = 0.0
        self.message = ""
        self.checkpoint: Json | None = None
        self._write = write
        self._on_superseded = on_superseded
        self._flush_seconds = flush_seconds
        self._waiting = Report()
        self._metrics: Json | None = None
        self._lines = 0
        self._dirty = False
        self._closing = asyncio.Event()
        self._failure: Exception | None = None
        self._writing: asyncio.Task[None] | None = None

    def report_progress(self, percent: float, message: str, metrics: Json | None = None) -> None:
        """0 to 100, never back. Metrics are added to those before."""
        self.progress = max(self.progress, min(100.0, percent))
        self.message = message
        if metrics:
            self._metrics = {**(self._metrics or {}), **metrics}
        self._schedule()

    def report_line(self, level: str, message: str) -> None:
        """One line of the subtask's log; level is debug, info, warn or error."""
        self._lines += 1
        if self._lines > LINES_KEPT:
            self._waiting.lines_dropped += 1
        else:
            self._waiting.logs.append({"ts": now(), "level": level, "message": message})
        self._schedule()

    def report_measure(self, values: Json) -> None:
        """One step of a series."""
        self._waiting.measures.append({"ts": now(), **values})
        self._schedule()

    def report_checkpoint(self, checkpoint: Json) -> None:
        """What a later attempt can go on from."""
        self.checkpoint = checkpoint
        self._waiting.checkpoint = checkpoint
        self._schedule()

    async def close(self) -> Report:
        """Stops writing and hands over what was not written yet. Raises what went wrong with an earlier write."""
        self._closing.set()
        if self._writing:
            await self._writing
        if self._failure:
            raise self._failure
        return self._take()

    def _schedule(self) -> None:
        self._dirty = True
        if self._writing is None and not self._closing.is_set() and self._failure is None:
            self._writing = asyncio.create_task(self._write_while_dirty())

    async def _write_while_dirty(self) -> None:
        while self._dirty and not self._closing.is_set() and self._failure is None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), self._flush_seconds)
            if not self._closing.is_set():
                await self._flush()
        self._writing = None

    async def _flush(self) -> None:
        report = self._take()
        self._dirty = False
        try:
            if not await self._write(report):
                self._on_superseded()
        except StoreAway:
            self._waiting.put_before(report)
            self._dirty = True
        except Exception as error:  # noqa: BLE001 it is raised where the attempt is closed
            self._waiting.put_before(report)
            self._failure = error

    def _take(self) -> Report:
        report = self._waiting
        report.progress, report.message, report.metrics = self.progress, self.message, self._metrics
        self._waiting = Report()
        return report


def now() -> str:
    """The time as the store writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
