"""The frameworks a worker of the task queue `ml` can train with, and whether their packages are there."""

from importlib.util import find_spec

PACKAGES: dict[str, tuple[str, ...]] = {
    "tensorflow": ("tensorflow",),
    "pytorch": ("torch",),
    "huggingface": ("torch", "transformers", "tokenizers"),
}
FRAMEWORKS = tuple(PACKAGES)


def missing_packages(framework: str) -> list[str]:
    """The packages of a framework that cannot be imported here. Imports none of them: that takes seconds."""
    return [package for package in PACKAGES[framework] if find_spec(package) is None]


def installed_frameworks() -> list[str]:
    """The frameworks whose packages are all here."""
    return [framework for framework in FRAMEWORKS if not missing_packages(framework)]
