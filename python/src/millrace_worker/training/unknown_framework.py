"""The refusal of a framework."""

from collections.abc import Sequence


class UnknownFramework(Exception):  # noqa: N818
    """This worker does not train or run models of that framework."""

    def __init__(self, framework: str, served: Sequence[str]) -> None:
        super().__init__(
            f"This worker does not serve {framework}: it serves {', '.join(served)}. Start every worker of the queue ml"
            f" with {framework} in ML_FRAMEWORKS (make ml ML_FRAMEWORKS={','.join([*served, framework])}), or train"
            " with another model."
        )


def require_framework(framework: str, served: Sequence[str]) -> None:
    """Raises UnknownFramework."""
    if framework not in served:
        raise UnknownFramework(framework, served)
