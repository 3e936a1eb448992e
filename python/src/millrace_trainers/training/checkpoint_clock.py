"""When a checkpoint is due."""

import time

from millrace_trainers.parameters import CheckpointPace


class CheckpointClock:
    """Counts epochs and seconds since the newest checkpoint. `kept` is its epoch, None when there is none."""

    def __init__(self, pace: CheckpointPace, epoch: int) -> None:
        self._pace = pace
        self._epoch = epoch
        self._at = time.monotonic()

    @property
    def kept(self) -> int | None:
        return self._epoch or None

    def is_due(self, epoch: int) -> bool:
        """Whether so many epochs or seconds have passed, whichever comes first."""
        return epoch - self._epoch >= self._pace.epochs or time.monotonic() - self._at >= self._pace.seconds

    def keep(self, epoch: int) -> None:
        """Says that there is a checkpoint of this epoch now."""
        self._epoch = epoch
        self._at = time.monotonic()
