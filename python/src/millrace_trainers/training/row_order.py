"""In which order an epoch goes over the rows."""

import numpy as np

from millrace_trainers.arrays import Integers

GENERATOR = "PCG64"


def order_rows(rows: Integers, seed: int, epoch: int) -> Integers:
    """The rows in an order that follows from the seed and the number of the epoch alone."""
    return np.random.Generator(np.random.PCG64([seed, epoch])).permutation(rows)


def seed_of_epoch(seed: int, epoch: int) -> int:
    """A seed of 63 bits for what else is left to chance in an epoch, such as dropout."""
    return int(np.random.SeedSequence([seed, epoch, 1]).generate_state(1, np.uint64)[0] >> np.uint64(1))
