"""Whether this machine has a GPU, without loading a framework to ask it."""

from pathlib import Path

# What the drivers of NVIDIA and AMD put there.
_DEVICES = (Path("/dev/nvidiactl"), Path("/dev/kfd"))


def has_gpu() -> bool:
    """Whether a framework can use it, its trainer says once it runs."""
    return any(device.exists() for device in _DEVICES)
