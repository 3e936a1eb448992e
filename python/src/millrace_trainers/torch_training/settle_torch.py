"""Makes PyTorch compute the same every time."""

import torch


def settle_torch(seed: int, threads: int, device: str) -> None:
    """To be called before a network is made. What cannot is an error on a processor, elsewhere a warning."""
    torch.set_num_threads(threads)
    torch.use_deterministic_algorithms(mode=True, warn_only=device != "cpu")
    torch.manual_seed(seed)
