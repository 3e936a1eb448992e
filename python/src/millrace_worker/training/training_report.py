"""What is told of a training while it runs."""

import asyncio
from pathlib import Path
from typing import Any

from millrace_worker.attempt.subtask import Subtask
from millrace_worker.messages import CheckpointNote, CurvePoint, TrainerCheckpoint
from millrace_worker.training.describe_epoch import describe_epoch, report_epoch
from millrace_worker.training.stored_files import StoredFiles


class TrainingReport:
    """Tells of each epoch, and stores checkpoints one after the other: one overtaken while it waits is left out."""

    def __init__(self, model: str, epochs: int, folder: Path, files: StoredFiles, subtask: Subtask) -> None:
        self._model = model
        self._epochs = epochs
        self._folder = folder
        self._files = files
        self._subtask = subtask
        self._waiting: TrainerCheckpoint | None = None
        self._storing: asyncio.Task[None] | None = None

    def hear(self, message: dict[str, Any]) -> None:
        """A message of the subprocess; others than these two are of a later version, and passed over."""
        if "point" in message:
            self._tell(CurvePoint.model_validate(message["point"]))
        elif "checkpoint" in message:
            self._keep(TrainerCheckpoint.model_validate(message["checkpoint"]))

    async def settle(self) -> None:
        """Waits for what is being stored, and what waits behind it."""
        while self._storing:
            await asyncio.shield(self._storing)

    def _tell(self, point: CurvePoint) -> None:
        report = report_epoch(self._model, self._epochs, point).model_dump()
        self._subtask.measure(report)
        self._subtask.progress(100 * point.epoch / self._epochs, describe_epoch(self._epochs, point), report)

    def _keep(self, checkpoint: TrainerCheckpoint) -> None:
        if self._waiting:
            self._path(self._waiting).unlink(missing_ok=True)
        self._waiting = checkpoint
        if self._storing is None:
            self._storing = asyncio.create_task(self._store())

    async def _store(self) -> None:
        while checkpoint := self._waiting:
            self._waiting = None
            try:
                artifact_id = await self._files.keep(f"checkpoint-{self._model}", self._path(checkpoint))
                self._subtask.keep_checkpoint(
                    CheckpointNote(artifact_id=artifact_id, epoch=checkpoint.epoch).model_dump()
                )
            except Exception as error:  # noqa: BLE001 the training goes on, and the checkpoint before this one stands
                self._subtask.log("warn", f"The checkpoint of epoch {checkpoint.epoch} was not stored: {error}")
            self._path(checkpoint).unlink(missing_ok=True)
        self._storing = None

    def _path(self, checkpoint: TrainerCheckpoint) -> Path:
        return self._folder / Path(checkpoint.file).name
