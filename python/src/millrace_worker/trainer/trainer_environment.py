"""The environment of a subprocess."""

import os
from collections.abc import Mapping
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2]
# Where things are, and which threads and devices the numerical libraries may use. Our keys are none of its business.
PASSED_ON = ("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "VIRTUAL_ENV", "HF_HOME")
PREFIXES = ("OMP_", "MKL_", "OPENBLAS_", "CUDA_", "NVIDIA_", "TORCH_", "TF_", "XLA_")


def trainer_environment(ours: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Out of our own environment, with the path to the sources."""
    passed = {name: value for name, value in ours.items() if name in PASSED_ON or name.startswith(PREFIXES)}
    return {**passed, "PYTHONPATH": str(SOURCES), "PYTHONUNBUFFERED": "1"}
