"""Whether a training can go on from a checkpoint."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from millrace_worker.messages import CheckpointState
from millrace_worker.training.tensor_header import UnreadableTensors, read_metadata

FORMAT = "millrace-checkpoint/1"
ESSENCE = ("learning_rate", "batch_size", "seed", "hidden_layers", "optimizer", "early_stopping")


def read_checkpoint_state(file: Path) -> CheckpointState:
    """Raises UnreadableTensors."""
    metadata = read_metadata(file)
    if metadata.get("format") != FORMAT:
        raise UnreadableTensors("This is no checkpoint.")
    try:
        return CheckpointState.model_validate_json(metadata.get("state", "{}"))
    except ValidationError as error:
        raise UnreadableTensors(f"The state of the checkpoint cannot be read: {error}") from error


def refuse_checkpoint(
    state: CheckpointState, framework: str, prepared_sha256: str, parameters: dict[str, Any]
) -> str | None:
    """Why a training cannot go on from a checkpoint; None when it can. More epochs than then are welcome."""
    if state.framework != framework:
        return f"it is of {state.framework}"
    if state.prepared_sha256 != prepared_sha256:
        return "it is of other data or another split"
    if [state.parameters.get(name) for name in ESSENCE] != [parameters.get(name) for name in ESSENCE]:
        return "it is of other parameters"
    return f"it has {state.epoch} epochs already" if state.epoch > parameters["epochs"] else None
