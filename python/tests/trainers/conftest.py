"""What the tests of the trainers share: trainings that several of them look at."""

from collections.abc import Callable
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


@pytest.fixture(scope="session", params=["pytorch", "tensorflow", "huggingface"])
def digits_run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, prepared_digits: Path) -> Run:
    """A training on the digits with the default parameters, by each framework."""
    folder = tmp_path_factory.mktemp(request.param) / "run"
    return train(folder, request.param, prepared_digits)


@pytest.fixture(scope="session")
def prepared_reviews(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Texts and numbers together."""
    return prepare_table(tmp_path_factory.mktemp("data") / "reviews.safetensors", reviews_with_stars())


@pytest.fixture(scope="session")
def reviews_run(tmp_path_factory: pytest.TempPathFactory, prepared_reviews: Path) -> Run:
    """A training of huggingface on texts and numbers."""
    return train(tmp_path_factory.mktemp("reviews") / "run", "huggingface", prepared_reviews, epochs=12)
