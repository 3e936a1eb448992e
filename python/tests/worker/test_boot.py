"""The worker process, as a person starts it."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from worker.support.store_server import TOKEN, StoreServer

SOURCES = Path(__file__).parents[2] / "src"
ENDS_WITHIN_SECONDS = 60


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def worker_process(tmp_path: Path, **settings: str) -> Iterator[subprocess.Popen[str]]:
    """A worker that has one framework, an empty package of its name, and that is gone after the block."""
    package = tmp_path / "tensorflow"
    package.mkdir()
    (package / "__init__.py").touch()
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{SOURCES}:{tmp_path}", "ML_FRAMEWORKS": "tensorflow"}
    command = [sys.executable, "-m", "millrace_worker"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env={**environment, **settings}, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def test_a_setting_that_cannot_be_used_ends_the_start_with_the_fix(tmp_path: Path) -> None:
    with worker_process(tmp_path, ML_CONCURRENCY="many") as process:
        _, said = process.communicate(timeout=ENDS_WITHIN_SECONDS)
    assert process.returncode == 1
    assert said.startswith('ML_CONCURRENCY="many" cannot be used')
    assert "Traceback" not in said


def test_a_token_that_is_refused_ends_the_start_with_what_to_set(tmp_path: Path, store: StoreServer) -> None:
    with worker_process(tmp_path, MILLRACE_API_URL=store.url, WORKER_TOKEN="another-token-than-that") as process:  # noqa: S106
        _, said = process.communicate(timeout=ENDS_WITHIN_SECONDS)
    assert process.returncode == 1
    assert "Set WORKER_TOKEN to the token that the API was started with" in said
    assert "another-token" not in said


def test_a_worker_waits_for_an_engine_that_is_away_says_so_and_ends_when_told_to(
    tmp_path: Path, store: StoreServer
) -> None:
    address = f"127.0.0.1:{free_port()}"
    settings = {"MILLRACE_API_URL": store.url, "WORKER_TOKEN": TOKEN, "TEMPORAL_ADDRESS": address}
    with worker_process(tmp_path, **settings) as process:
        assert process.stdout is not None
        assert f"Temporal does not answer yet at {address}" in process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=ENDS_WITHIN_SECONDS)
    assert process.returncode == 0


def test_a_worker_waits_for_an_api_that_is_away_and_says_so(tmp_path: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    with worker_process(tmp_path, MILLRACE_API_URL=url) as process:
        assert process.stdout is not None
        assert f"The API does not answer yet at {url}" in process.stdout.readline()
