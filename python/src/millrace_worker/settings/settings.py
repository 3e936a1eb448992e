"""The settings of the worker. The variables it shares with the rest of Millrace mean there what they mean here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from millrace_worker.frameworks import FRAMEWORKS, installed_frameworks, missing_packages
from millrace_worker.settings.invalid_settings import InvalidSettings, SettingProblem
from millrace_worker.settings.value_readers import (
    ValueReader,
    comma_list,
    host_and_port,
    http_url,
    one_of,
    whole_number,
    word,
)

T = TypeVar("T")
TOKEN = word("16 or more characters without white space", "[!-~]{16,200}", "<16 or more random characters>")
LOG_LEVELS = ("fatal", "error", "warn", "info", "debug", "trace", "silent")


@dataclass(frozen=True)
class Settings:
    """What a worker runs with. `token` is empty when none is set."""

    temporal_address: str
    temporal_namespace: str
    api_url: str
    token: str
    frameworks: tuple[str, ...]
    concurrency: int
    gpu_concurrency: int
    shutdown_grace_seconds: int
    log_level: str


def read_settings(env: Mapping[str, str]) -> Settings:
    """Reads the settings out of an environment; an empty variable counts as not set. Raises InvalidSettings."""
    problems: list[SettingProblem] = []

    def read(variable: str, reader: ValueReader[T], fallback: T) -> T:
        text = env.get(variable, "").strip()
        if text == "":
            return fallback
        value = reader.read(text)
        if value is not None:
            return value
        fix = f"Set {variable}={reader.example}, for instance, or unset it."
        problems.append(SettingProblem(variable, text, reader.expected, fix))
        return fallback

    settings = Settings(
        temporal_address=read("TEMPORAL_ADDRESS", host_and_port, "127.0.0.1:7233"),
        temporal_namespace=read("TEMPORAL_NAMESPACE", word("a namespace name", r"[\w.-]{2,}", "default"), "default"),
        api_url=read("MILLRACE_API_URL", http_url, "http://127.0.0.1:3000"),
        token=read("WORKER_TOKEN", TOKEN, ""),
        frameworks=read("ML_FRAMEWORKS", comma_list(FRAMEWORKS, "pytorch"), ()),
        concurrency=read("ML_CONCURRENCY", whole_number(1, 256, "activities at once", 2), 2),
        gpu_concurrency=read("ML_GPU_CONCURRENCY", whole_number(1, 256, "activities at once", 2), 2),
        shutdown_grace_seconds=read("SHUTDOWN_GRACE_SECONDS", whole_number(1, 600, "seconds", 10), 10),
        log_level=read("LOG_LEVEL", one_of(LOG_LEVELS, "info"), "info"),
    )
    if problems:
        raise InvalidSettings(*problems)
    return _with_frameworks(settings)


def _with_frameworks(settings: Settings) -> Settings:
    """All that are installed where none are named. Raises InvalidSettings when one that is named is missing, or all."""
    named = ",".join(settings.frameworks)
    missing = {name: packages for name in settings.frameworks if (packages := missing_packages(name))}
    if missing:
        lacking = "; ".join(f"{name} lacks {', '.join(packages)}" for name, packages in missing.items())
        fix = f"Install them with: make ml ML_FRAMEWORKS={named}; or leave {', '.join(missing)} out."
        raise InvalidSettings(SettingProblem("ML_FRAMEWORKS", named, f"frameworks that are installed ({lacking})", fix))
    frameworks = settings.frameworks or tuple(installed_frameworks())
    if not frameworks:
        fix = f"Install one with: make ml ML_FRAMEWORKS={FRAMEWORKS[0]}; choose among {', '.join(FRAMEWORKS)}."
        raise InvalidSettings(SettingProblem("ML_FRAMEWORKS", "", "at least one framework that is installed", fix))
    return Settings(**{**vars(settings), "frameworks": frameworks})
