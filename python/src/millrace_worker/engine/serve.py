"""The worker of the task queue."""

import asyncio
import logging
from datetime import timedelta

from temporalio.client import Client
from temporalio.worker import Worker

from millrace_worker.engine.activities import Activities
from millrace_worker.identity import WORKER_IDENTITY
from millrace_worker.settings.settings import Settings

TASK_QUEUE = "ml"
HEARTBEAT_THROTTLE = timedelta(seconds=1)
logger = logging.getLogger("Worker")


async def serve(client: Client, settings: Settings, activities: Activities, stopped: asyncio.Event) -> None:
    """
    Polls until `stopped` is set, then drains: what runs has the grace to end, and after it goes on elsewhere.
    Raises what made the polling end by itself: a worker that polls no more does no work and looks alive.
    """
    worker = Worker(
        client,
        task_queue=TASK_QUEUE,
        activities=[activities.train_model, activities.predict_rows],
        identity=WORKER_IDENTITY,
        max_concurrent_activities=settings.concurrency,
        graceful_shutdown_timeout=timedelta(seconds=settings.shutdown_grace_seconds),
        # Heartbeats carry cancellation, which must reach a training within two seconds.
        max_heartbeat_throttle_interval=HEARTBEAT_THROTTLE,
        default_heartbeat_throttle_interval=HEARTBEAT_THROTTLE,
    )
    running = asyncio.create_task(worker.run())
    stopping = asyncio.create_task(stopped.wait())
    logger.info("Polling %s for %s", TASK_QUEUE, ", ".join(settings.frameworks))
    await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if not running.done():
        logger.info("Draining: no new work, and %d s for what runs", settings.shutdown_grace_seconds)
        await worker.shutdown()
    stopping.cancel()
    await running
