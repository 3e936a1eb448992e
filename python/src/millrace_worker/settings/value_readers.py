"""How the text of a variable is read. A reader gives None when the text does not fit."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from httpx import URL, InvalidURL

T = TypeVar("T")


@dataclass(frozen=True)
class ValueReader(Generic[T]):
    """Reads one variable; `expected` and `example` complete the refusal."""

    expected: str
    example: str
    read: Callable[[str], T | None]


def whole_number(minimum: int, maximum: int, unit: str, example: int) -> ValueReader[int]:
    """A whole number within bounds."""

    def read(text: str) -> int | None:
        return int(text) if re.fullmatch(r"[0-9]{1,9}", text) and minimum <= int(text) <= maximum else None

    return ValueReader(f"a whole number of {unit} from {minimum} to {maximum}", str(example), read)


def word(what: str, pattern: str, example: str) -> ValueReader[str]:
    """A text that fits a pattern as a whole."""
    return ValueReader(what, example, lambda text: text if re.fullmatch(pattern, text) else None)


def one_of(choices: tuple[str, ...], example: str) -> ValueReader[str]:
    """One of some words."""
    return ValueReader(f"one of {', '.join(choices)}", example, lambda text: text if text in choices else None)


def comma_list(choices: tuple[str, ...], example: str) -> ValueReader[tuple[str, ...]]:
    """Some of the choices, each at most once, in the order of the choices."""

    def read(text: str) -> tuple[str, ...] | None:
        items = [part.strip() for part in text.split(",")]
        if len(set(items)) < len(items) or not set(items) <= set(choices):
            return None
        return tuple(choice for choice in choices if choice in items)

    return ValueReader(f"a comma-separated list out of {', '.join(choices)}, each at most once", example, read)


def _read_http_url(text: str) -> str | None:
    try:
        url = URL(text)
    except InvalidURL:
        return None
    return text.rstrip("/") if url.scheme in {"http", "https"} and url.host else None


http_url = ValueReader("a URL that starts with http:// or https://", "http://127.0.0.1:3000", _read_http_url)

host_and_port = word("host:port", r"[^\s:/]+:[0-9]{1,5}|\[[0-9a-fA-F:]+\]:[0-9]{1,5}", "127.0.0.1:7233")
