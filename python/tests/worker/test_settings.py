"""What the environment may say."""

import pytest

from millrace_worker.settings.invalid_settings import InvalidSettings
from millrace_worker.settings.settings import read_settings


@pytest.fixture(autouse=True)
def _two_frameworks(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = {"pytorch": [], "tensorflow": [], "huggingface": ["transformers"]}
    monkeypatch.setattr("millrace_worker.settings.settings.missing_packages", missing.__getitem__)
    monkeypatch.setattr("millrace_worker.settings.settings.installed_frameworks", lambda: ["tensorflow", "pytorch"])


def test_an_empty_environment_gives_the_defaults_and_all_that_is_installed() -> None:
    settings = read_settings({"ML_CONCURRENCY": ""})
    assert (settings.temporal_address, settings.api_url) == ("127.0.0.1:7233", "http://127.0.0.1:3000")
    assert (settings.frameworks, settings.concurrency) == (("tensorflow", "pytorch"), 2)


def test_the_frameworks_are_those_that_are_named() -> None:
    assert read_settings({"ML_FRAMEWORKS": "pytorch"}).frameworks == ("pytorch",)


def test_a_framework_that_is_not_installed_is_refused_with_what_to_run() -> None:
    with pytest.raises(InvalidSettings, match="make ml ML_FRAMEWORKS=pytorch,huggingface") as raised:
        read_settings({"ML_FRAMEWORKS": "pytorch, huggingface"})
    assert "huggingface lacks transformers" in str(raised.value)


def test_no_framework_at_all_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("millrace_worker.settings.settings.installed_frameworks", list)
    with pytest.raises(InvalidSettings, match="Install one with: make ml"):
        read_settings({})


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("TEMPORAL_ADDRESS", "somewhere", "host:port"),
        ("TEMPORAL_NAMESPACE", "a b", "a namespace name"),
        ("MILLRACE_API_URL", "localhost:3000", "a URL that starts with http://"),
        ("ML_FRAMEWORKS", "keras", "a comma-separated list out of tensorflow, pytorch, huggingface"),
        ("ML_CONCURRENCY", "0", "a whole number of activities at once from 1 to 256"),
        ("LOG_LEVEL", "loud", "one of fatal, error"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_with_what_is_expected(variable: str, value: str, expected: str) -> None:
    with pytest.raises(InvalidSettings, match=f'{variable}="{value}" cannot be used: expected {expected}'):
        read_settings({variable: value})


def test_every_bad_variable_is_named_at_once_and_no_secret_is_shown() -> None:
    with pytest.raises(InvalidSettings) as raised:
        read_settings({"WORKER_TOKEN": "short secret", "ML_CONCURRENCY": "many"})
    assert [problem.variable for problem in raised.value.problems] == ["WORKER_TOKEN", "ML_CONCURRENCY"]
    assert "secret" not in str(raised.value)
