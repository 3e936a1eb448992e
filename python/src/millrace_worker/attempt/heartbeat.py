"""The sign of life of an attempt."""

import asyncio
from collections.abc import Callable
from typing import Any

from temporalio import activity

from millrace_worker.attempt.report import Json

HEARTBEAT_SECONDS = 1.0


async def beat(describe: Callable[[], Json]) -> None:
    """Heartbeats with what `describe` tells, now and every second, until it is cancelled."""
    while True:
        activity.heartbeat(describe())
        await asyncio.sleep(HEARTBEAT_SECONDS)


def heartbeat_checkpoint(info: activity.Info) -> Json | None:
    """The checkpoint that the last heartbeat of the attempt before this one told of."""
    told: Any = info.heartbeat_details[0] if info.heartbeat_details else None
    checkpoint = told.get("checkpoint") if isinstance(told, dict) else None
    return checkpoint if isinstance(checkpoint, dict) else None
