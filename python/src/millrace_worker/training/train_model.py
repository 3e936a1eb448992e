"""The activity trainModel."""

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from millrace_worker.attempt.subtask import Subtask
from millrace_worker.messages import CheckpointState, TrainedModel, TrainerOutcome, TrainModelRequest
from millrace_worker.store.artifact_client import ArtifactClient
from millrace_worker.trainer.run_trainer import COMMAND, TrainerOrder, run_trainer
from millrace_worker.trainer.working_folder import working_folder
from millrace_worker.training.find_checkpoint import find_checkpoint
from millrace_worker.training.stored_files import StoredFiles
from millrace_worker.training.thin_curve import thin_curve
from millrace_worker.training.training_report import TrainingReport
from millrace_worker.training.unknown_framework import require_framework

DATA = "data.safetensors"
CHECKPOINT = "checkpoint.safetensors"
Json = dict[str, Any]


class ModelTrainer:
    """Trains models with the frameworks that this worker serves."""

    def __init__(self, artifacts: ArtifactClient, frameworks: Sequence[str], command: Sequence[str] = COMMAND) -> None:
        self._artifacts = artifacts
        self._frameworks = frameworks
        self._command = command

    async def train(self, argument: Json, subtask: Subtask) -> Json:
        """
        Trains one model, from the newest checkpoint where there is one. Raises UnknownFramework, ArtifactNotFound,
        TrainerCrashed, and TrainerFailed under the name the subprocess gives, such as UnsuitableData.
        """
        request = TrainModelRequest.model_validate(argument)
        require_framework(request.framework, self._frameworks)
        files = StoredFiles(self._artifacts, subtask)
        async with working_folder() as folder:
            prepared_sha256 = await files.fetch(request.data, folder / DATA)
            state = await find_checkpoint(request, prepared_sha256, files, folder / CHECKPOINT, subtask)
            order = {
                "kind": "train",
                "framework": request.framework,
                "data": DATA,
                "prepared_sha256": prepared_sha256,
                "parameters": argument["parameters"],
                "checkpoint": CHECKPOINT if state else None,
                "task_id": subtask.address.task_id,
                "device": request.device or "cpu",
                "allow_cpu": request.allow_cpu or False,
            }
            outcome = await self._run(order, request, folder, files, subtask)
            return {"models": [await _keep(argument, outcome, state, folder, files)]}

    async def _run(
        self, order: Json, request: TrainModelRequest, folder: Path, files: StoredFiles, subtask: Subtask
    ) -> TrainerOutcome:
        report = TrainingReport(request.framework, request.parameters.epochs, folder, files, subtask)
        try:
            last = await run_trainer(TrainerOrder(folder, order, self._command), subtask.log, report.hear)
        except BaseException:
            # Whatever ends the training: a checkpoint that is there is kept before the attempt ends.
            with contextlib.suppress(Exception):
                await report.settle()
            raise
        await report.settle()
        return TrainerOutcome.model_validate(last["trained"])


async def _keep(
    argument: Json, outcome: TrainerOutcome, state: CheckpointState | None, folder: Path, files: StoredFiles
) -> Json:
    framework = argument["framework"]
    model = await files.keep(f"model-{framework}", folder / Path(outcome.model).name)
    predictions = await files.keep(f"predictions-{framework}", folder / Path(outcome.predictions).name)
    trained = {
        **outcome.model_dump(exclude={"model", "predictions", "versions", "curve"}),
        "model": framework,
        "model_artifact_id": model,
        "predictions_artifact_id": predictions,
        "parameters": argument["parameters"],
        "resumed_from_epoch": state.epoch if state else None,
        "curve": [point.model_dump() for point in thin_curve(outcome.curve)],
    }
    TrainedModel.model_validate(trained)
    return trained
