"""When the process of a training ends: with its worker, and only so."""

import os
import select
import signal
import threading

_LOOK_EVERY_MS = 500


def ignore_signals() -> None:
    """A signal to all processes of a terminal or a group is for the worker."""
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)


def end_with_worker(pipe: int) -> None:
    """Ends this process when nobody reads the pipe any more, or its parent is another one than now.

    A thread of its own, as the work leaves the main one no moment to look. Not PR_SET_PDEATHSIG: that ends the process
    with the thread that started it, and a worker's threads come and go.
    """
    threading.Thread(target=_watch, args=(pipe, os.getppid()), name="end-with-worker", daemon=True).start()


def _watch(pipe: int, parent: int) -> None:
    watched = select.poll()
    # No event is asked for: that the other end is closed is told unasked.
    watched.register(pipe, 0)
    while not watched.poll(_LOOK_EVERY_MS) and os.getppid() == parent:
        pass
    os.kill(os.getpid(), signal.SIGKILL)
