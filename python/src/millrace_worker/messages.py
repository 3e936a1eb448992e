"""Written by python/generate-models from python/messages.json; change that file."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class EarlyStopping(BaseModel):
    model_config = ConfigDict(
        extra='allow',
    )
    patience: int
    min_delta: float | None = None


class CheckpointPace(BaseModel):
    model_config = ConfigDict(
        extra='allow',
    )
    epochs: float
    seconds: float


class TrainingParameters(BaseModel):
    """
    How one model is trained. What a later version adds is passed on as it is.
    """

    model_config = ConfigDict(
        extra='allow',
    )
    epochs: Annotated[int, Field(ge=1)]
    learning_rate: float
    batch_size: Annotated[int, Field(ge=1)]
    seed: int
    hidden_layers: list[int]
    optimizer: Literal['adam', 'sgd']
    early_stopping: EarlyStopping | None
    checkpoint: CheckpointPace


class TrainModelRequest(BaseModel):
    """
    The argument of the activity trainModel.
    """

    framework: str
    data: str
    """
    The artifact that prepare made.
    """
    parameters: TrainingParameters
    device: Literal['cpu', 'gpu'] | None = 'cpu'
    """
    Left out: the CPU.
    """
    allow_cpu: bool | None = False
    """
    Whether the CPU may train where no GPU is; if not, that is an error.
    """
    resume_from: str | None = None
    """
    The artifact of a checkpoint to go on from; what an earlier attempt left comes first.
    """


class CurvePoint(BaseModel):
    """
    One epoch. Null is what does not apply: accuracy to a regression, validation without such rows.
    """

    epoch: Annotated[int, Field(ge=1)]
    loss: float
    accuracy: float | None
    val_loss: float | None
    val_accuracy: float | None
    learning_rate: float
    seconds: float
    """
    Time in training so far, attempts before included.
    """


class EpochReport(BaseModel):
    """
    One epoch, as its event tells it.
    """

    model: Literal['tensorflow', 'pytorch', 'huggingface', 'tfjs']
    epoch: Annotated[int, Field(ge=1)]
    epochs: Annotated[int, Field(ge=1)]
    loss: float
    accuracy: float | None
    val_loss: float | None
    val_accuracy: float | None
    learning_rate: float
    seconds: float
    eta_seconds: float


class CheckpointNote(BaseModel):
    """
    Where the newest checkpoint of a training is.
    """

    artifact_id: str
    epoch: int


class TrainedModel(BaseModel):
    model: Literal['tensorflow', 'pytorch', 'huggingface', 'tfjs']
    model_artifact_id: str
    predictions_artifact_id: str
    parameters: TrainingParameters
    weights: int
    epochs_run: int
    best_epoch: int
    val_loss: float | None
    stopped_early: bool
    resumed_from_epoch: int | None
    device: Literal['cpu', 'gpu']
    """
    What it was trained on.
    """
    seconds: float
    peak_memory_mb: float
    curve: Annotated[list[CurvePoint], Field(max_length=200)]


class TrainedModels(BaseModel):
    """
    What trainModel returns.
    """

    models: list[TrainedModel]


class TrainerOutcome(BaseModel):
    """
    The last message of a subprocess that trained. model and predictions name files in its folder.
    """

    model: str
    predictions: str
    weights: int
    epochs_run: int
    best_epoch: int
    val_loss: float | None
    stopped_early: bool
    device: Literal['cpu', 'gpu']
    """
    What it was trained on.
    """
    seconds: float
    peak_memory_mb: float
    versions: dict[str, str]
    curve: list[CurvePoint]


class TrainerCheckpoint(BaseModel):
    """
    A checkpoint that a subprocess has written into its folder.
    """

    file: str
    epoch: int


class CheckpointState(BaseModel):
    """
    Of what stands in the header of a checkpoint, what decides whether a training can go on from it.
    """

    framework: str
    prepared_sha256: str
    parameters: dict[str, Any]
    epoch: int


class PredictRowsRequest(BaseModel):
    """
    The argument of the activity predictRows.
    """

    model_artifact_id: str
    rows_artifact_id: str
    """
    The rows as prepared data without y and split.
    """


class ModelSubject(BaseModel):
    """
    Of the description of a model's data, what a prediction needs.
    """

    task: Literal['classification', 'regression']
    target: str
    classes: list[str]


class ModelCard(BaseModel):
    """
    Of what a model says of itself in its header, what a prediction needs.
    """

    format: Literal['millrace-model/1']
    framework: str
    data: ModelSubject


class LikelyLabel(BaseModel):
    label: str
    probabilities: dict[str, float]


class PredictedValue(BaseModel):
    value: float


class ModelPredictionResult(BaseModel):
    """
    What predictRows returns.
    """

    model: Literal['tensorflow', 'pytorch', 'huggingface', 'tfjs']
    task: Literal['classification', 'regression']
    target: str
    predictions: list[LikelyLabel | PredictedValue]
