"""The workers of the task queues."""

import asyncio
import logging
from datetime import timedelta

from temporalio.client import Client
from temporalio.worker import Worker

from millrace_worker.engine.activities import Activities
from millrace_worker.engine.find_gpu import has_gpu
from millrace_worker.identity import WORKER_IDENTITY
from millrace_worker.settings.settings import Settings

TASK_QUEUE = "ml"
# For trainings that asked for a GPU and would not do without.
GPU_TASK_QUEUE = "ml-gpu"
HEARTBEAT_THROTTLE = timedelta(seconds=1)
logger = logging.getLogger("Worker")


async def serve(client: Client, settings: Settings, activities: Activities, stopped: asyncio.Event) -> None:
    """
    Polls until `stopped` is set, then drains: what runs has the grace to end, and after it goes on elsewhere.
    Raises what made the polling end by itself: a worker that polls no more does no work and looks alive.
    """
    queues = {TASK_QUEUE: settings.concurrency, **({GPU_TASK_QUEUE: settings.gpu_concurrency} if has_gpu() else {})}
    workers = [_make_worker(client, settings, activities, queue, at_once) for queue, at_once in queues.items()]
    running = [asyncio.create_task(worker.run()) for worker in workers]
    stopping = asyncio.create_task(stopped.wait())
    logger.info("Polling %s for %s", ", ".join(queues), ", ".join(settings.frameworks))
    await asyncio.wait({*running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    logger.info("Draining: no new work, and %d s for what runs", settings.shutdown_grace_seconds)
    await asyncio.gather(*(worker.shutdown() for worker in workers if worker.is_running))
    stopping.cancel()
    await asyncio.gather(*running)


def _make_worker(client: Client, settings: Settings, activities: Activities, queue: str, at_once: int) -> Worker:
    return Worker(
        client,
        task_queue=queue,
        activities=[activities.train_model, activities.predict_rows],
        identity=WORKER_IDENTITY,
        max_concurrent_activities=at_once,
        graceful_shutdown_timeout=timedelta(seconds=settings.shutdown_grace_seconds),
        # Heartbeats carry cancellation, which must reach a training within two seconds.
        max_heartbeat_throttle_interval=HEARTBEAT_THROTTLE,
        default_heartbeat_throttle_interval=HEARTBEAT_THROTTLE,
    )
