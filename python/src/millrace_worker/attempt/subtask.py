"""What the body of an activity may say and ask of the subtask it carries out."""

import logging
from dataclasses import dataclass

from millrace_worker.attempt.report import Json
from millrace_worker.attempt.subtask_reporter import SubtaskReporter
from millrace_worker.store.attempt_address import AttemptAddress
from millrace_worker.store.patience import Patience

logger = logging.getLogger("Activity")
LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warn": logging.WARNING, "error": logging.ERROR}


@dataclass(frozen=True)
class Subtask:
    """
    The calls return at once; what they tell is written in small batches. `checkpoint` is what the attempts before this
    one left. `patience` ends when the attempt is to stop.
    """

    address: AttemptAddress
    checkpoint: Json | None
    patience: Patience
    reporter: SubtaskReporter

    def progress(self, percent: float, message: str, metrics: Json | None = None) -> None:
        """0 to 100, never back."""
        self.reporter.report_progress(percent, message, metrics)

    def log(self, level: str, message: str) -> None:
        """A line of the subtask's log, and of the worker's."""
        self.reporter.report_line(level, message)
        about = {
            key: value for key, value in self.address.describe().items() if key in {"task_id", "subtask", "attempt"}
        }
        logger.log(LEVELS[level], message, extra={"about": about})

    def measure(self, values: Json) -> None:
        """One step of a series, for the events."""
        self.reporter.report_measure(values)

    def keep_checkpoint(self, checkpoint: Json) -> None:
        """Tells what a later attempt can go on from: small, and naming artifacts."""
        self.reporter.report_checkpoint(checkpoint)
