"""Which attempt speaks."""

from dataclasses import asdict, dataclass, replace

from millrace_worker.identity import WORKER_IDENTITY


@dataclass(frozen=True)
class AttemptAddress:
    """The engine's run and the attempt of an activity in it: what every call to the store names."""

    task_id: str
    run_id: str
    subtask: str
    attempt: int
    worker: str = WORKER_IDENTITY

    def describe(self) -> dict[str, str | int]:
        """As JSON."""
        return asdict(self)

    def with_attempt(self, attempt: int) -> "AttemptAddress":
        """The same with the number that the store counts."""
        return replace(self, attempt=attempt)
