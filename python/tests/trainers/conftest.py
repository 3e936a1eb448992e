"""What the tests of the trainers share: trainings that several of them look at."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from trainers.support.orders import Run, train
from trainers.support.prepare_table import Table, prepare_table
from trainers.support.tables import digits, reviews_with_stars


@pytest.fixture
def prepared(tmp_path: Path) -> Callable[[Table], Path]:
    """Prepares a table in a file of the test's own."""
    return lambda table: prepare_table(tmp_path / "prepared.safetensors", table)


@pytest.fixture(scope="session")
def prepared_digits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handwritten digits."""
    return prepare_table(tmp_path_factory.mktemp("data") / "digits.safetensors", digits())


@pytest.fixture(scope="session")
def prepared_reviews(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Texts and numbers together."""
    return prepare_table(tmp_path_factory.mktemp("data") / "reviews.safetensors", reviews_with_stars())


@pytest.fixture(scope="session")
def train_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Path, int], Run]:
    """Trains with the default parameters for so many epochs, the first time that it is asked for it."""

    @cache
    def train_first(framework: str, data: Path, epochs: int) -> Run:
        return train(tmp_path_factory.mktemp(framework) / "run", framework, data, epochs=epochs)

    return train_first


@pytest.fixture(scope="session", params=["pytorch", "tensorflow", "huggingface"])
def digits_run(
    request: pytest.FixtureRequest, train_once: Callable[[str, Path, int], Run], prepared_digits: Path
) -> Run:
    """A training on the digits, by each framework."""
    return train_once(request.param, prepared_digits, 50)


@pytest.fixture(scope="session")
def reviews_run(train_once: Callable[[str, Path, int], Run], prepared_reviews: Path) -> Run:
    """A training of huggingface on texts and numbers."""
    return train_once("huggingface", prepared_reviews, 12)
