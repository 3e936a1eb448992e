"""Files of a running task."""

from pathlib import Path

from millrace_worker.attempt.failures import superseded
from millrace_worker.attempt.subtask import Subtask
from millrace_worker.store.artifact_client import ArtifactClient
from millrace_worker.store.store_errors import ArtifactNotFound, StoreConflict


class StoredFiles:
    """Fetches and keeps files of tensors, and waits for a store that is away."""

    def __init__(self, artifacts: ArtifactClient, subtask: Subtask) -> None:
        self._artifacts = artifacts
        self._subtask = subtask

    async def fetch(self, artifact_id: str, to: Path) -> str:
        """Gives the SHA-256 of what it wrote. Raises ArtifactNotFound."""
        return await self._subtask.patience.insist(lambda: self._artifacts.download(artifact_id, to))

    async def find(self, artifact_id: str, to: Path) -> bool:
        """As fetch; False when there is no such artifact any more."""
        try:
            await self.fetch(artifact_id, to)
        except ArtifactNotFound:
            return False
        return True

    async def keep(self, name: str, file: Path) -> str:
        """Gives the id of the artifact, whose name is `name`.safetensors. Raises Superseded when the task has ended."""
        address = self._subtask.address
        try:
            return await self._subtask.patience.insist(
                lambda: self._artifacts.upload(file, f"{name}.safetensors", address)
            )
        except StoreConflict as error:
            raise superseded(address.attempt, address.task_id) from error
