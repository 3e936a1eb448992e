"""Makes the learner of Hugging Face."""

import accelerate
import torch
import transformers
from accelerate import Accelerator
from torch import Tensor

from millrace_trainers.dense_widths import count_outputs
from millrace_trainers.huggingface.column_tokens import count_tokens
from millrace_trainers.huggingface.row_classifier import RowClassifier, configure
from millrace_trainers.huggingface.row_inputs import TokenInputs
from millrace_trainers.huggingface.vocabulary import (
    FIRST,
    Vocabulary,
    count_sequence,
    count_vocabulary,
    open_vocabulary,
)
from millrace_trainers.processors import choose_threads
from millrace_trainers.torch_training.optimizer_state import make_optimizer
from millrace_trainers.torch_training.settle_torch import settle_torch
from millrace_trainers.torch_training.task_head import make_head
from millrace_trainers.torch_training.torch_learner import TorchLearner
from millrace_trainers.training.learner import Learner, LearnerPlan


def open_learner(plan: LearnerPlan) -> Learner:
    """A small transformer, with the vocabulary of the plan's `extra` or one learned from its training rows."""
    parameters = plan.parameters
    vocabulary = open_vocabulary(plan)
    accelerator = Accelerator(cpu=plan.device == "cpu")
    inputs = TokenInputs(vocabulary, plan.rows, accelerator.device)
    tokens, outputs = count_vocabulary(vocabulary), count_outputs(plan.description)
    config = configure(parameters.hidden_layers, tokens, count_sequence(vocabulary), outputs)
    # Eight times the square of the width: the weights of a layer, each used at every position.
    work = 8 * config.hidden_size**2 * config.num_hidden_layers
    settle_torch(parameters.seed, choose_threads(work, parameters.batch_size * inputs.positions), plan.device)
    network = RowClassifier(config, _directions(vocabulary))
    network, optimizer = accelerator.prepare(network, make_optimizer(network, parameters))

    def step_down(loss: Tensor) -> None:
        optimizer.zero_grad()
        accelerator.backward(loss)
        optimizer.step()

    return TorchLearner(
        network=network,
        inputs=inputs,
        head=make_head(plan, accelerator.device),
        optimizer=optimizer,
        step_down=step_down,
        parameters=parameters,
        device=accelerator.device,
        versions={
            "transformers": transformers.__version__,
            "accelerate": accelerate.__version__,
            "pytorch": torch.__version__,
        },
        extra={"vocabulary": vocabulary},
    )


def _directions(vocabulary: Vocabulary) -> Tensor:
    """The tokens that stand for how large a number is: the last one of each column of numbers."""
    found: list[int] = []
    end = FIRST
    for column in vocabulary["columns"]:
        end += count_tokens(column)
        if column["edges"] is not None:
            found.append(end - 1)
    return torch.tensor(found, dtype=torch.int64)
