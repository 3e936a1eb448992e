"""Whether PyTorch can use a GPU here."""

import torch


def has_gpu() -> bool:
    """NVIDIA's, or AMD's where PyTorch is built for it."""
    return torch.cuda.is_available()
