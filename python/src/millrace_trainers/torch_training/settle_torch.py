"""Makes PyTorch compute the same every time."""

import torch


def settle_torch(seed: int, threads: int) -> None:
    """To be called before a network is made. Raises RuntimeError later where an operation has no exact form."""
    torch.set_num_threads(threads)
    torch.use_deterministic_algorithms(mode=True)
    torch.manual_seed(seed)
