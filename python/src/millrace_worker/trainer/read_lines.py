"""Text of a pipe, line by line."""

import asyncio
from collections.abc import AsyncIterator

PIECE = 64 * 1024
LINE_AT_MOST = 64 * 1024 * 1024


async def read_lines(reader: asyncio.StreamReader) -> AsyncIterator[str]:
    """
    Every line that is not empty, without its end, also one that nothing ends. What a carriage return has overwritten,
    as progress bars do, is left out. A line past 64 MiB comes in parts.
    """
    rest = b""
    while piece := await reader.read(PIECE):
        *lines, rest = (rest + piece).split(b"\n")
        if len(rest) > LINE_AT_MOST:
            lines, rest = [*lines, rest], b""
        for line in lines:
            if text := _read_text(line):
                yield text
    if text := _read_text(rest):
        yield text


def _read_text(line: bytes) -> str:
    return line.rstrip().rsplit(b"\r", 1)[-1].decode(errors="replace")
