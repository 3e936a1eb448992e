"""The checkpoint that a training goes on from."""

import asyncio
from pathlib import Path

import anyio

from millrace_worker.attempt.subtask import Subtask
from millrace_worker.messages import CheckpointState, TrainModelRequest
from millrace_worker.training.checkpoint_file import read_checkpoint_state, refuse_checkpoint
from millrace_worker.training.stored_files import StoredFiles
from millrace_worker.training.tensor_header import UnreadableTensors


async def find_checkpoint(
    request: TrainModelRequest,
    prepared_sha256: str,
    files: StoredFiles,
    file: Path,
    subtask: Subtask,
) -> CheckpointState | None:
    """
    What an earlier attempt left, else what the request names: written to `file`, and its state. None, the reason in
    the log, when there is none that fits.
    """
    artifact_id = (subtask.checkpoint or {}).get("artifact_id") or request.resume_from
    if artifact_id is None or not await files.find(artifact_id, file):
        return None
    try:
        state = await asyncio.to_thread(read_checkpoint_state, file)
        refusal = refuse_checkpoint(
            state, request.framework, prepared_sha256, request.parameters.model_dump(exclude_unset=True)
        )
    except UnreadableTensors as error:
        refusal = f"it cannot be read ({error})"
    if refusal is None:
        subtask.log("info", f"Goes on after epoch {state.epoch}, from checkpoint {artifact_id}.")
        return state
    subtask.log("warn", f"Starts anew: there is checkpoint {artifact_id}, but {refusal}.")
    await anyio.Path(file).unlink()
    return None
