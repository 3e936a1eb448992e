"""The end of a subprocess and of whatever it started."""

import contextlib
import os
import signal


def kill_group(leader: int) -> None:
    """SIGKILL to every process of the group. One that is gone already is no error."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)
