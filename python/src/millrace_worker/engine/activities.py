"""The activities of the task queue `ml`, as the engine calls them."""

from collections.abc import Awaitable, Callable
from typing import Any

from pydantic import ValidationError
from temporalio import activity
from temporalio.exceptions import ApplicationError

from millrace_worker.attempt.attempt import Attempt
from millrace_worker.attempt.subtask import Subtask
from millrace_worker.prediction.predict_rows import RowPredictor
from millrace_worker.store.store_client import StoreClient
from millrace_worker.training.train_model import ModelTrainer

Json = dict[str, Any]


class Activities:
    """Each is an attempt of a subtask: its result is in the store when the engine hears, and the engine hears where."""

    def __init__(self, store: StoreClient, trainer: ModelTrainer, predictor: RowPredictor) -> None:
        self._store = store
        self._trainer = trainer
        self._predictor = predictor

    @activity.defn(name="trainModel")
    async def train_model(self, argument: Json) -> Json:
        """Takes a TrainModelRequest and gives TrainedModels, as stored."""
        return await self._attempt(argument, self._trainer.train)

    @activity.defn(name="predictRows")
    async def predict_rows(self, argument: Json) -> Json:
        """Takes a PredictRowsRequest and gives a ModelPredictionResult, as stored."""
        return await self._attempt(argument, self._predictor.predict)

    async def _attempt(self, argument: Json, body: Callable[[Json, Subtask], Awaitable[Json]]) -> Json:
        async def carry_out(subtask: Subtask) -> Json:
            try:
                return await body(argument, subtask)
            except ValidationError as error:
                message = f"{error} The worker and the rest of Millrace are of different versions: update both."
                raise ApplicationError(message, type="MessageMismatch") from error

        return await Attempt(self._store, activity.info()).run(carry_out)
