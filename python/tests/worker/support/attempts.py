"""Attempts of activities, as the engine would start them."""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from temporalio.activity import ActivityCancellationDetails
from temporalio.testing import ActivityEnvironment

from millrace_worker.engine.activities import Activities
from millrace_worker.prediction.predict_rows import RowPredictor
from millrace_worker.store.artifact_client import ArtifactClient
from millrace_worker.store.store_client import StoreClient
from millrace_worker.training.train_model import ModelTrainer
from worker.support.store_server import TOKEN, StoreServer

Json = dict[str, Any]
COMMAND = (sys.executable, str(Path(__file__).parent / "small_trainer.py"))
PARAMETERS: Json = {
    "epochs": 4, "learning_rate": 0.001, "batch_size": 32, "seed": 42, "hidden_layers": [64], "optimizer": "adam",
    "early_stopping": None, "checkpoint": {"epochs": 100, "seconds": 10},
}  # fmt: skip


def request_of(*play: str, **fields: object) -> Json:
    """A training of four epochs on the artifact `data`, whose subprocess plays these steps."""
    return {"framework": "pytorch", "data": "data", "parameters": {**PARAMETERS, "play": list(play)}, **fields}


class Engine:
    """One attempt of the subtask `pytorch` of `task-1`. What it heartbeats is kept."""

    def __init__(self, store: StoreServer, attempt: int = 1, checkpoint: Json | None = None) -> None:
        self.heartbeats: list[Json] = []
        self._store = store
        self._environment = ActivityEnvironment()
        self._environment.on_heartbeat = lambda *details: self.heartbeats.append(details[0])
        self._environment.info = replace(
            self._environment.info,
            workflow_id="task-1",
            workflow_run_id="run-1",
            activity_id="pytorch",
            attempt=attempt,
            heartbeat_details=[] if checkpoint is None else [{"checkpoint": checkpoint}],
        )

    async def train(self, argument: Json) -> Json:
        """Runs trainModel."""
        client = StoreClient(self._store.url, TOKEN)
        artifacts = ArtifactClient(client)
        activities = Activities(
            client, ModelTrainer(artifacts, ["pytorch"], COMMAND), RowPredictor(artifacts, ["pytorch"], COMMAND)
        )
        try:
            return dict(await self._environment.run(activities.train_model, argument))
        finally:
            await client.close()

    async def predict(self, argument: Json) -> Json:
        """Runs predictRows."""
        client = StoreClient(self._store.url, TOKEN)
        artifacts = ArtifactClient(client)
        predictor = RowPredictor(artifacts, ["pytorch"], COMMAND)
        activities = Activities(client, ModelTrainer(artifacts, ["pytorch"], COMMAND), predictor)
        try:
            return dict(await self._environment.run(activities.predict_rows, argument))
        finally:
            await client.close()

    def cancel(self, *, worker_shutdown: bool = False) -> None:
        """As a person's cancellation, or as the end of the worker."""
        details = ActivityCancellationDetails(cancel_requested=not worker_shutdown, worker_shutdown=worker_shutdown)
        self._environment.cancel(cancellation_details=details)


def train(store: StoreServer, argument: Json, attempt: int = 1, checkpoint: Json | None = None) -> Json:
    """An attempt from its begin to its end."""
    return asyncio.run(Engine(store, attempt, checkpoint).train(argument))
