"""Starts a trainer the way the worker does."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

SOURCES = Path(__file__).parents[3] / "src"


class TrainerProcess:
    """A trainer at work on an order. `folder` is its own; what it prints goes where the test's output goes."""

    def __init__(self, folder: Path, order: Mapping[str, Any]) -> None:
        folder.mkdir(exist_ok=True)
        (folder / "order.json").write_text(json.dumps(order), "utf-8")
        self.folder = folder
        reading, writing = os.pipe()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "millrace_trainers", str(folder), str(writing)],
            pass_fds=[writing],
            env={"PYTHONPATH": str(SOURCES), "PATH": os.environ["PATH"], "CUDA_VISIBLE_DEVICES": ""},
            start_new_session=True,
        )
        os.close(writing)
        self._pipe = os.fdopen(reading, encoding="utf-8")

    @property
    def pid(self) -> int:
        return self._process.pid

    def messages(self) -> Iterator[dict[str, Any]]:
        """As they come, until the process has ended or closed its pipe."""
        for line in self._pipe:
            yield json.loads(line)

    def close(self) -> None:
        """Kills it, if it still runs."""
        self._process.kill()
        self._process.wait()
        self._pipe.close()
