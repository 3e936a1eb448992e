"""The activity predictRows."""

import asyncio
from collections.abc import Sequence
from typing import Any

from millrace_worker.attempt.subtask import Subtask
from millrace_worker.messages import ModelPredictionResult, PredictRowsRequest
from millrace_worker.prediction.describe_predictions import describe_predictions
from millrace_worker.prediction.read_card import read_card
from millrace_worker.store.artifact_client import ArtifactClient
from millrace_worker.trainer.run_trainer import COMMAND, TrainerOrder, run_trainer
from millrace_worker.trainer.working_folder import working_folder
from millrace_worker.training.stored_files import StoredFiles
from millrace_worker.training.unknown_framework import require_framework

MODEL = "model.safetensors"
ROWS = "rows.safetensors"
Json = dict[str, Any]


class RowPredictor:
    """Serves models that a training stored."""

    def __init__(self, artifacts: ArtifactClient, frameworks: Sequence[str], command: Sequence[str] = COMMAND) -> None:
        self._artifacts = artifacts
        self._frameworks = frameworks
        self._command = command

    async def predict(self, argument: Json, subtask: Subtask) -> Json:
        """A ModelPredictionResult. Raises InvalidModel, ArtifactNotFound, UnknownFramework, TrainerFailed."""
        request = PredictRowsRequest.model_validate(argument)
        files = StoredFiles(self._artifacts, subtask)
        async with working_folder() as folder:
            await files.fetch(request.model_artifact_id, folder / MODEL)
            card = await asyncio.to_thread(read_card, request.model_artifact_id, folder / MODEL)
            require_framework(card.framework, self._frameworks)
            await files.fetch(request.rows_artifact_id, folder / ROWS)
            order = {"kind": "predict", "framework": card.framework, "model": MODEL, "rows": ROWS}
            last = await run_trainer(TrainerOrder(folder, order, self._command), subtask.log)
        result = {
            "model": card.framework,
            "task": card.data.task,
            "target": card.data.target,
            "predictions": describe_predictions(card.data, last["predicted"]),
        }
        return ModelPredictionResult.model_validate(result).model_dump()
