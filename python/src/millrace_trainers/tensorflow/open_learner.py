"""Makes the learner of TensorFlow."""

import keras
import tensorflow as tf

from millrace_trainers.dense_widths import count_dense_weights, dense_widths
from millrace_trainers.processors import choose_threads
from millrace_trainers.tensorflow.dense_network import DenseNetwork
from millrace_trainers.tensorflow.settle_tensorflow import settle_tensorflow
from millrace_trainers.tensorflow.task_head import make_head
from millrace_trainers.tensorflow.tensorflow_learner import TensorflowLearner
from millrace_trainers.training.learner import Learner, LearnerPlan


def open_learner(plan: LearnerPlan) -> Learner:
    """A dense network of as many inputs as the data have features."""
    parameters = plan.parameters
    widths = dense_widths(plan.description, parameters.hidden_layers)
    settle_tensorflow(parameters.seed, choose_threads(count_dense_weights(widths), parameters.batch_size), plan.device)
    versions = {"tensorflow": tf.__version__, "keras": keras.__version__}
    return TensorflowLearner(DenseNetwork(widths), make_head(plan), plan.rows.x, parameters, versions)
