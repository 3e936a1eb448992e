"""Settings that frameworks read from the environment when they are imported."""

import os

_SETTINGS = {
    # Nothing is ever downloaded: models are made from a configuration.
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "KERAS_BACKEND": "tensorflow",
    # Only errors: each line becomes a log line of the task.
    "TF_CPP_MIN_LOG_LEVEL": "2",
    "TRANSFORMERS_VERBOSITY": "error",
    # The same sums every time, on devices of NVIDIA.
    "CUBLAS_WORKSPACE_CONFIG": ":4096:8",
    # Its kernels sum in an order that depends on the processor's load.
    "TF_ENABLE_ONEDNN_OPTS": "0",
}


def quiet_frameworks() -> None:
    """To be called before any framework is imported."""
    os.environ.update(_SETTINGS)
