"""What can go wrong in talking to the store."""


class StoreAway(Exception):  # noqa: N818
    """The API or what is behind it cannot be reached now; the same call may succeed later."""


class StoreRefused(Exception):  # noqa: N818
    """The store answered that it will not do this; asking again would not help."""


class StoreConflict(StoreRefused):
    """The task has ended, or another run of it came first."""


class TokenRefused(Exception):  # noqa: N818
    """The token of this worker is not the API's."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(
            f"The API at {url} refuses this worker ({reason}). Set WORKER_TOKEN to the token that the API was started"
            " with, then start the worker again; make ml takes it from the running stack by itself."
        )


class ArtifactNotFound(Exception):  # noqa: N818
    """There is no such artifact, or none any more."""

    def __init__(self, artifact_id: str) -> None:
        super().__init__(f"There is no artifact {artifact_id}, or it has expired. Submit the task again.")
