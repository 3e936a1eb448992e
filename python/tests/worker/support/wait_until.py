"""Waiting in tests."""

import asyncio
from collections.abc import Callable

LONGEST_SECONDS = 30


async def wait_until(what: str, holds: Callable[[], bool]) -> None:
    """Waits until something holds. Fails with its name."""
    try:
        async with asyncio.timeout(LONGEST_SECONDS):
            while not holds():  # noqa: ASYNC110 what it waits for happens in other processes
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise AssertionError(f"It never came to {what}.") from None
