"""One training from its start, or from a checkpoint, epoch by epoch."""

import math
import time
from dataclasses import dataclass, replace

import numpy as np

from millrace_trainers.arrays import Floats, Tensors
from millrace_trainers.errors import TrainingDiverged
from millrace_trainers.files.checkpoint_file import Checkpoint, Progress
from millrace_trainers.files.prepared_data import PreparedData
from millrace_trainers.parameters import Parameters
from millrace_trainers.training.best_epoch import BestEpoch, judge_epoch
from millrace_trainers.training.learner import Figures, Learner
from millrace_trainers.training.row_order import order_rows

_BEST = "best."


@dataclass(frozen=True, slots=True)
class Outcome:
    """The weights of the model, and its predictions for the held-out rows."""

    progress: Progress
    weights: Tensors
    predictions: Floats
    best_epoch: int
    stopped_early: bool


class TrainingRun:
    """Attempts before this one count in `progress`, in seconds too."""

    def __init__(
        self, data: PreparedData, parameters: Parameters, learner: Learner, checkpoint: Checkpoint | None
    ) -> None:
        self._data = data
        self._parameters = parameters
        self._learner = learner
        self._best: Tensors = {}
        self.progress = Progress()
        if checkpoint is not None:
            self._load(checkpoint)
        self._seconds_before = self.progress.seconds
        self._began = time.monotonic()

    @property
    def is_over(self) -> bool:
        return self.progress.epoch >= self._parameters.epochs or self._is_to_stop()

    def train_epoch(self, kept: int | None) -> None:
        """Raises TrainingDiverged; `kept` is the epoch of the newest checkpoint, if there is one."""
        epoch = self.progress.epoch + 1
        train, validation = self._data.train, self._data.validation
        learned = self._learner.learn(order_rows(train, self._parameters.seed, epoch), epoch)
        watched = self._learner.watch(validation) if len(validation) > 0 else None
        if not math.isfinite(learned.loss) or (watched is not None and not math.isfinite(watched.loss)):
            raise TrainingDiverged(epoch, kept, self._parameters.learning_rate)
        self._count(epoch, learned, watched)

    def save(self) -> Checkpoint:
        best = {_BEST + name: tensor for name, tensor in self._best.items()}
        tensors = {**self._learner.save_weights(), **self._learner.save_optimizer(), **best}
        return Checkpoint(self.progress, tensors, self._learner.extra)

    def finish(self, kept: int | None) -> Outcome:
        """With early stopping the model of the best epoch, else that of the last. Raises TrainingDiverged."""
        if self._best:
            self._learner.load_weights(self._best)
        epoch, best = self.progress.epoch, self.progress.best
        predictions = self._learner.predict(self._data.test)
        # The last step of all may have been one too far, and without validation rows nobody has looked since.
        if not np.isfinite(predictions).all():
            raise TrainingDiverged(epoch, kept, self._parameters.learning_rate)
        best_epoch = best.epoch if self._parameters.early_stopping and best else epoch
        is_early = epoch < self._parameters.epochs
        return Outcome(self.progress, self._learner.save_weights(), predictions, best_epoch, is_early)

    def _load(self, checkpoint: Checkpoint) -> None:
        self.progress = checkpoint.progress
        tensors = checkpoint.tensors
        self._best = {name[len(_BEST) :]: tensor for name, tensor in tensors.items() if name.startswith(_BEST)}
        self._learner.load_weights(tensors)
        self._learner.load_optimizer(tensors, checkpoint.progress.step)

    def _is_to_stop(self) -> bool:
        stopping, best = self._parameters.early_stopping, self.progress.best
        return stopping is not None and best is not None and best.waited >= stopping.patience

    def _count(self, epoch: int, learned: Figures, watched: Figures | None) -> None:
        seconds = self._seconds_before + time.monotonic() - self._began
        batches = math.ceil(len(self._data.train) / self._parameters.batch_size)
        self.progress = replace(
            self.progress,
            epoch=epoch,
            step=self.progress.step + batches,
            best=self._judge(epoch, watched.loss) if watched else None,
            seconds=seconds,
            curve=(
                *self.progress.curve,
                {
                    "epoch": epoch,
                    "loss": learned.loss,
                    "accuracy": learned.accuracy,
                    "val_loss": watched.loss if watched else None,
                    "val_accuracy": watched.accuracy if watched else None,
                    "learning_rate": self._parameters.learning_rate,
                    "seconds": seconds,
                },
            ),
        )

    def _judge(self, epoch: int, loss: float) -> BestEpoch:
        stopping = self._parameters.early_stopping
        best = judge_epoch(self.progress.best, epoch, loss, stopping.min_delta if stopping else 0.0)
        if stopping and best.epoch == epoch:
            self._best = self._learner.save_weights()
        return best
