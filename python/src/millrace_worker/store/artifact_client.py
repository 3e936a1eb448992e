"""Files in the store."""

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import anyio
import httpx

from millrace_worker.store.attempt_address import AttemptAddress
from millrace_worker.store.check_answer import check_answer
from millrace_worker.store.store_client import StoreClient
from millrace_worker.store.store_errors import ArtifactNotFound, StoreAway, StoreRefused

MEDIA_TYPE = "application/vnd.safetensors"
GONE = frozenset({404, 410})
CHUNK = 1024 * 1024


class ArtifactClient:
    """Moves files between a folder and the store in pieces of a MiB. The errors are those of StoreClient."""

    def __init__(self, store: StoreClient) -> None:
        self._store = store

    async def download(self, artifact_id: str, to: Path) -> str:
        """Writes the artifact's bytes to a file and gives their SHA-256. Raises ArtifactNotFound."""
        digest = hashlib.sha256()
        try:
            async with self._store.http.stream("GET", f"/artifacts/{artifact_id}") as answer:
                if answer.status_code in GONE:
                    raise ArtifactNotFound(artifact_id)
                if not answer.is_success:
                    await answer.aread()
                check_answer(answer, self._store.api_url)
                async with await anyio.open_file(to, "wb") as file:
                    async for chunk in answer.aiter_bytes(CHUNK):
                        digest.update(chunk)
                        await file.write(chunk)
        except httpx.TransportError as error:
            raise StoreAway(f"the download of {artifact_id} broke off ({type(error).__name__})") from error
        return digest.hexdigest()

    async def upload(self, file: Path, name: str, address: AttemptAddress) -> str:
        """Stores a file as an artifact of the task and gives its id."""
        about = {key: value for key, value in address.describe().items() if key != "worker"}
        size = (await anyio.Path(file).stat()).st_size
        headers = {"content-type": MEDIA_TYPE, "content-length": str(size)}
        try:
            answer = await self._store.http.post(
                "/attempts/artifacts", params={**about, "name": name}, headers=headers, content=_read_pieces(file)
            )
        except httpx.TransportError as error:
            raise StoreAway(f"the upload of {name} broke off ({type(error).__name__})") from error
        try:
            return str(check_answer(answer, self._store.api_url).json()["artifact_id"])
        except (ValueError, KeyError) as error:
            raise StoreRefused(f"The API answered an upload with no artifact_id. Is {answer.url} Millrace?") from error


async def _read_pieces(path: Path) -> AsyncIterator[bytes]:
    async with await anyio.open_file(path, "rb") as file:
        while piece := await file.read(CHUNK):
            yield piece
