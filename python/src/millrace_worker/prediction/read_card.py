"""What a model says of itself."""

from pathlib import Path

from pydantic import ValidationError

from millrace_worker.messages import ModelCard
from millrace_worker.training.tensor_header import UnreadableTensors, read_metadata


class InvalidModel(Exception):  # noqa: N818
    """The artifact is no model of ours."""

    def __init__(self, artifact_id: str, reason: str) -> None:
        super().__init__(
            f"Artifact {artifact_id} is no model: {reason} Name the model_artifact_id of a member of a model training."
        )


def read_card(artifact_id: str, file: Path) -> ModelCard:
    """Raises InvalidModel."""
    try:
        return ModelCard.model_validate_json(read_metadata(file).get("card", "null"))
    except UnreadableTensors as error:
        raise InvalidModel(artifact_id, str(error)) from error
    except ValidationError as error:
        raise InvalidModel(artifact_id, "its header has no card of a model.") from error
