"""How much memory this process has taken."""

import resource
import sys

_BYTES_PER_MIB = 1024 * 1024
# Linux tells it in KiB, macOS in bytes.
_UNIT = 1 if sys.platform == "darwin" else 1024


def peak_memory_mb() -> int:
    """The most that lay in memory at once so far, in MiB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT / _BYTES_PER_MIB)
