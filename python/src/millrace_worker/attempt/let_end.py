"""Waiting for work that was told to stop."""

import asyncio
from typing import TypeVar

T = TypeVar("T")
WIND_DOWN_SECONDS = 10.0


async def let_end(work: asyncio.Task[T], seconds: float = WIND_DOWN_SECONDS) -> T | None:
    """
    Waits until cancelled work has tidied up, through further cancellations of who waits; after so many seconds it is
    cancelled again. Gives the result where there is one all the same, None when the work was cut short by the stop.
    """
    deadline = asyncio.get_running_loop().time() + seconds
    while not work.done():
        try:
            remaining = deadline - asyncio.get_running_loop().time()
            if remaining <= 0:
                work.cancel()
                deadline += seconds
            await asyncio.wait({work}, timeout=max(remaining, 1))
        except asyncio.CancelledError:
            continue
    if work.cancelled() or work.exception() is not None:
        return None
    return work.result()
