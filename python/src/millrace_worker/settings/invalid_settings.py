"""The refusal of the environment."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class SettingProblem:
    """One refused variable: what it held, what is expected there, and what to do about it."""

    variable: str
    value: str
    expected: str
    fix: str

    def __str__(self) -> str:
        # The message may end in a log: it names no secret.
        shown = "***" if re.search("SECRET|KEY|TOKEN", self.variable) else f'"{self.value}"'
        return f"{self.variable}={shown} cannot be used: expected {self.expected}. {self.fix}"


class InvalidSettings(Exception):  # noqa: N818
    """Every variable of the environment that cannot be used, all at once."""

    def __init__(self, *problems: SettingProblem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
