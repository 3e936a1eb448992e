"""How what an activity says is written."""

import asyncio

import pytest

from millrace_worker.attempt.report import Report
from millrace_worker.attempt.subtask_reporter import LINES_KEPT, SubtaskReporter
from millrace_worker.store.store_errors import StoreAway, StoreRefused


class Writes:
    """Writes that end as they are told, in turn; then they are accepted."""

    def __init__(self, *ends: Exception | bool) -> None:
        self.reports: list[Report] = []
        self.superseded = 0
        self._ends = list(ends)

    async def write(self, report: Report) -> bool:
        """Keeps the report, or raises."""
        end = self._ends.pop(0) if self._ends else True
        if isinstance(end, Exception):
            raise end
        self.reports.append(report)
        return end

    def reporter(self) -> SubtaskReporter:
        """One that writes at once."""
        return SubtaskReporter(self.write, self._hear, flush_seconds=0)

    def _hear(self) -> None:
        self.superseded += 1


async def settle() -> None:
    """Lets what waits run."""
    for _ in range(100):
        await asyncio.sleep(0)
    await asyncio.sleep(0.05)


def test_what_is_said_in_one_go_is_written_in_one_go() -> None:
    async def run(writes: Writes) -> None:
        reporter = writes.reporter()
        reporter.report_line("info", "one")
        reporter.report_measure({"epoch": 1})
        reporter.report_progress(10, "ten")
        await settle()

    writes = Writes()
    asyncio.run(run(writes))
    (report,) = writes.reports
    assert ([line["message"] for line in report.logs], report.progress) == (["one"], 10)


def test_a_write_that_found_no_store_is_made_up_for_in_order() -> None:
    async def run(writes: Writes) -> None:
        reporter = writes.reporter()
        reporter.report_line("info", "one")
        await settle()
        reporter.report_line("info", "two")
        await settle()

    writes = Writes(StoreAway("gone"), StoreAway("gone"))
    asyncio.run(run(writes))
    assert [line["message"] for report in writes.reports for line in report.logs] == ["one", "two"]


def test_a_write_that_is_refused_tells_that_the_attempt_is_superseded() -> None:
    async def run(writes: Writes) -> None:
        writes.reporter().report_line("info", "one")
        await settle()

    writes = Writes(False)
    asyncio.run(run(writes))
    assert writes.superseded == 1


def test_progress_never_moves_back() -> None:
    async def run() -> float:
        reporter = Writes().reporter()
        reporter.report_progress(50, "half")
        reporter.report_progress(20, "less")
        return (await reporter.close()).progress

    assert asyncio.run(run()) == 50


def test_lines_past_the_limit_are_counted_and_left_out() -> None:
    async def run() -> Report:
        reporter = Writes().reporter()
        for number in range(LINES_KEPT + 5):
            reporter.report_line("info", str(number))
        return await reporter.close()

    report = asyncio.run(run())
    assert (len(report.logs), report.lines_dropped) == (LINES_KEPT, 5)


def test_what_went_wrong_with_a_write_is_raised_at_the_end() -> None:
    async def run() -> None:
        reporter = Writes(StoreRefused("of another version")).reporter()
        reporter.report_line("info", "one")
        await settle()
        await reporter.close()

    with pytest.raises(StoreRefused, match="of another version"):
        asyncio.run(run())
