"""The messages of a subprocess."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from millrace_worker.trainer.read_lines import read_lines

Json = dict[str, Any]
LAST = frozenset({"trained", "predicted", "error"})


class TrainerMisspoke(Exception):  # noqa: N818
    """A line of the subprocess that is no message: the worker and the trainers are of different versions."""

    def __init__(self, line: str) -> None:
        super().__init__(
            f"The trainer said {line[:200]!r}, which is no message. Install worker and trainers anew: make ml."
        )


async def hear_messages(reader: asyncio.StreamReader, hear: Callable[[Json], None]) -> Json | None:
    """Hands every message to `hear` but the last, which it gives; None when there is none. Raises TrainerMisspoke."""
    async for line in read_lines(reader):
        try:
            message = _parse(line)
        except TrainerMisspoke:
            # Killed in the middle of a line.
            if reader.at_eof():
                return None
            raise
        if LAST & message.keys():
            return message
        hear(message)
    return None


def _parse(line: str) -> Json:
    try:
        # What is no number does not apply: JSON knows neither NaN nor infinity.
        message = json.loads(line, parse_constant=lambda _: None)
    except ValueError:
        raise TrainerMisspoke(line) from None
    if not isinstance(message, dict):
        raise TrainerMisspoke(line)
    return message
