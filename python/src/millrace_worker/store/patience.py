"""Waiting for a store that is away."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from millrace_worker.store.store_errors import StoreAway

T = TypeVar("T")
FIRST_WAIT_SECONDS = 0.1
LONGEST_WAIT_SECONDS = 5.0
logger = logging.getLogger("Store")


class Patience:
    """Repeats calls for as long as the store is away. Once it has ended every call is tried once more, no longer."""

    def __init__(self, first_wait: float = FIRST_WAIT_SECONDS, longest_wait: float = LONGEST_WAIT_SECONDS) -> None:
        self._ended = asyncio.Event()
        self._first_wait = first_wait
        self._longest_wait = longest_wait

    @property
    def is_over(self) -> bool:
        """Whether the attempt is to stop."""
        return self._ended.is_set()

    def end(self) -> None:
        """The attempt is over: no more waiting."""
        self._ended.set()

    async def insist(self, call: Callable[[], Awaitable[T]]) -> T:
        """Gives what the call gives. Raises StoreAway only once patience has ended; other errors at once."""
        wait = self._first_wait
        while True:
            is_last = self._ended.is_set()
            try:
                return await call()
            except StoreAway as error:
                if is_last:
                    raise
                if wait >= self._longest_wait:
                    logger.warning("The store is away, trying again: %s", error)
            await self._sleep(wait)
            wait = min(self._longest_wait, wait * 2)

    async def _sleep(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._ended.wait(), seconds)
        except TimeoutError:
            return
