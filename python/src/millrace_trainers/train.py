"""Carries out an order to train."""

from collections.abc import Mapping
from pathlib import Path
from platform import python_version
from typing import Any

from millrace_trainers.channel import Channel
from millrace_trainers.files.checkpoint_file import Checkpoint, read_checkpoint, write_checkpoint
from millrace_trainers.files.model_file import MODEL_FORMAT, Model, write_model
from millrace_trainers.files.predictions_file import write_predictions
from millrace_trainers.files.prepared_data import PreparedData, read_prepared
from millrace_trainers.frameworks import open_learner, place
from millrace_trainers.metrics.judge import judge
from millrace_trainers.orders import TrainOrder
from millrace_trainers.peak_memory import peak_memory_mb
from millrace_trainers.training.checkpoint_clock import CheckpointClock
from millrace_trainers.training.learner import Learner, LearnerPlan
from millrace_trainers.training.targets import scale_targets
from millrace_trainers.training.training_run import Outcome, TrainingRun

_MODEL, _PREDICTIONS = "model.safetensors", "predictions.safetensors"


def train(order: TrainOrder, folder: Path, channel: Channel) -> Mapping[str, Any]:
    """Trains, tells of epochs and checkpoints, and leaves the model and its predictions in the folder.

    Raises UnsuitableData, UnknownFramework, DeviceMissing, UnreadableTensors and TrainingDiverged.
    """
    data = read_prepared(order.data)
    checkpoint = read_checkpoint(order.checkpoint) if order.checkpoint else None
    plan = _plan(order, data, checkpoint)
    learner = open_learner(order.framework, plan)
    run = TrainingRun(data, order.parameters, learner, checkpoint)
    clock = CheckpointClock(order.parameters.checkpoint, run.progress.epoch)
    while not run.is_over:
        run.train_epoch(clock.kept)
        channel.say({"point": run.progress.curve[-1]})
        epoch = run.progress.epoch
        if clock.is_due(epoch):
            name = f"checkpoint-{epoch}.safetensors"
            write_checkpoint(folder / name, run.save(), order.framework, order.prepared_sha256, order.parameters.given)
            channel.say({"checkpoint": {"file": name, "epoch": epoch}})
            clock.keep(epoch)
    return {**_keep(order, folder, data, learner, run.finish(clock.kept)), "device": plan.device}


def _plan(order: TrainOrder, data: PreparedData, checkpoint: Checkpoint | None) -> LearnerPlan:
    return LearnerPlan(
        description=data.description,
        parameters=order.parameters,
        rows=data.rows,
        targets=scale_targets(data),
        train=data.train,
        extra=checkpoint.extra if checkpoint else None,
        device=place(order.framework, order.wish),
    )


def _keep(order: TrainOrder, folder: Path, data: PreparedData, learner: Learner, outcome: Outcome) -> Mapping[str, Any]:
    progress, best_epoch = outcome.progress, outcome.best_epoch
    weights = sum(tensor.size for tensor in outcome.weights.values())
    versions = {**learner.versions, "python": python_version()}
    card = {
        "format": MODEL_FORMAT,
        "framework": order.framework,
        "data": data.description,
        "prepared_sha256": order.prepared_sha256,
        "parameters": order.parameters.given,
        "weights": weights,
        "epochs_run": progress.epoch,
        "best_epoch": best_epoch,
        "metrics": judge(data, outcome.predictions),
        "versions": versions,
        "seed": order.parameters.seed,
        "task_id": order.task_id,
    }
    write_model(folder / _MODEL, Model(card, outcome.weights, learner.extra))
    write_predictions(folder / _PREDICTIONS, data.description, outcome.predictions)
    return {
        "model": _MODEL,
        "predictions": _PREDICTIONS,
        "weights": weights,
        "epochs_run": progress.epoch,
        "best_epoch": best_epoch,
        "val_loss": progress.curve[best_epoch - 1]["val_loss"],
        "stopped_early": outcome.stopped_early,
        "seconds": progress.seconds,
        "peak_memory_mb": peak_memory_mb(),
        "versions": versions,
        "curve": progress.curve,
    }
