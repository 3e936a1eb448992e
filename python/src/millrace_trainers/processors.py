"""How many processors a training may use."""

import os

# Below this, handing work to another thread takes longer than the work.
_WORTH_A_THREAD = 50_000_000


def count_processors() -> int:
    """Those that the system lets this process run on, not those that the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def choose_threads(weights: int, rows_at_once: int) -> int:
    """One for a small network, all processors for a large one.

    With one thread sums come out the same on every machine, so a small network goes on exactly even where the number of
    processors is another than before.
    """
    return count_processors() if weights * rows_at_once >= _WORTH_A_THREAD else 1
