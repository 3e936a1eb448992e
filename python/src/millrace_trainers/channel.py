"""What a trainer tells its worker: JSON, a line for each message."""

import json
import os
from collections.abc import Mapping
from typing import Any


class Channel:
    """Writes messages to the pipe that the worker handed over."""

    def __init__(self, descriptor: int) -> None:
        self._pipe = os.fdopen(descriptor, "w", encoding="utf-8")

    def say(self, message: Mapping[str, Any]) -> None:
        """Sends one message, whole. Raises ValueError for a number that JSON has no word for, such as NaN."""
        self._pipe.write(json.dumps(message, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n")
        self._pipe.flush()
