"""What an attempt says in one write."""

from dataclasses import asdict, dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass
class Report:
    """`checkpoint` is None when none is newer than the one written before; `lines_dropped` counts lines left out."""

    progress: float = 0.0
    message: str = ""
    metrics: Json | None = None
    logs: list[Json] = field(default_factory=list)
    lines_dropped: int = 0
    measures: list[Json] = field(default_factory=list)
    checkpoint: Json | None = None

    def put_before(self, earlier: "Report") -> None:
        """Takes over what an earlier report, whose write failed, held."""
        self.logs[:0] = earlier.logs
        self.measures[:0] = earlier.measures
        self.lines_dropped += earlier.lines_dropped
        self.checkpoint = self.checkpoint or earlier.checkpoint

    def describe(self, *, is_step: bool) -> Json:
        """As JSON."""
        return {"is_step": is_step, **asdict(self)}
