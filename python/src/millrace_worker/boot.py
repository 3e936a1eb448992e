"""The start and the end of a worker process."""

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Coroutine
from typing import Any, TypeVar

from temporalio.client import Client

from millrace_worker.engine.activities import Activities
from millrace_worker.engine.connect import connect_engine
from millrace_worker.engine.serve import serve
from millrace_worker.json_log import install_json_log
from millrace_worker.prediction.predict_rows import RowPredictor
from millrace_worker.settings.invalid_settings import InvalidSettings
from millrace_worker.settings.settings import Settings, read_settings
from millrace_worker.store.artifact_client import ArtifactClient
from millrace_worker.store.require_token import require_token
from millrace_worker.store.store_client import StoreClient
from millrace_worker.trainer.working_folder import remove_left_folders
from millrace_worker.training.train_model import ModelTrainer

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
T = TypeVar("T")
logger = logging.getLogger("Worker")


def boot() -> int:
    """Runs a worker to its end and gives the exit status. A set-up that does not fit is told with its fix, no stack."""
    try:
        settings = read_settings(os.environ)
        install_json_log(settings.log_level)
        asyncio.run(_run(settings))
    except InvalidSettings as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except Exception:
        logger.exception("The worker died.")
        return 1
    return 0


async def _run(settings: Settings) -> None:
    stopped = asyncio.Event()
    for name in STOP_SIGNALS:
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    store = StoreClient(settings.api_url, settings.token)
    try:
        client = await _unless_stopped(_reach(settings, store), stopped)
        if client is None:
            return
        artifacts = ArtifactClient(store)
        trainer = ModelTrainer(artifacts, settings.frameworks)
        predictor = RowPredictor(artifacts, settings.frameworks)
        await serve(client, settings, Activities(store, trainer, predictor), stopped)
    finally:
        await store.close()


async def _reach(settings: Settings, store: StoreClient) -> Client:
    for folder in await asyncio.to_thread(remove_left_folders):
        logger.info("Removed %s, which a killed worker had left", folder)
    await require_token(store)
    return await connect_engine(settings)


async def _unless_stopped(work: Coroutine[Any, Any, T], stopped: asyncio.Event) -> T | None:
    """What the work gives; None, and the work cut short, when the process is told to stop before."""
    working = asyncio.create_task(work)
    stopping = asyncio.create_task(stopped.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if working.done():
        return working.result()
    working.cancel()
    return None
