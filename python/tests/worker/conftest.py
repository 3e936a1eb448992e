"""What the tests of the worker share."""

from collections.abc import Iterator

import pytest

from worker.support.store_server import StoreServer, running_store


@pytest.fixture
def store() -> Iterator[StoreServer]:
    """A store of the test's own, with the data of a training."""
    with running_store() as server:
        server.put("data", b"prepared data")
        yield server
