"""When a trainer ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from trainers.support.orders import start_training
from trainers.support.trainer_process import SOURCES

# A worker that starts a trainer, tells its id, and waits for ever.
_WORKER = """
import os, subprocess, sys
reading, writing = os.pipe()
trainer = subprocess.Popen([sys.executable, "-m", "millrace_trainers", sys.argv[1], str(writing)], pass_fds=[writing],
                           start_new_session=True)
os.close(writing)
os.read(reading, 1)
print(trainer.pid, flush=True)
sys.stdin.read()
"""


def test_signals_to_a_whole_terminal_do_not_end_a_trainer(tmp_path: Path, prepared_digits: Path) -> None:
    process = start_training(tmp_path / "run", "pytorch", prepared_digits, epochs=20)
    try:
        messages = process.messages()
        next(messages)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            os.kill(process.pid, number)
        assert "trained" in list(messages)[-1]
    finally:
        process.close()


def test_a_trainer_ends_with_its_worker(tmp_path: Path, prepared_digits: Path) -> None:
    # An order whose training takes hours; the trainer that is started here only writes it.
    start_training(tmp_path / "run", "pytorch", prepared_digits, epochs=5_000_000).close()
    worker = subprocess.Popen(
        [sys.executable, "-c", _WORKER, str(tmp_path / "run")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
    )
    assert worker.stdout is not None
    trainer = int(worker.stdout.readline())
    worker.kill()
    # The trainer holds this pipe too, as its output: it ends when both have. A test that hangs here has failed.
    worker.communicate()
    assert worker.returncode == -signal.SIGKILL
    assert not Path(f"/proc/{trainer}/fd/0").exists()


def test_a_wrong_call_is_told_how_to_call_it() -> None:
    called = [sys.executable, "-m", "millrace_trainers"]
    ended = subprocess.run(called, env={"PYTHONPATH": str(SOURCES)}, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "python -m millrace_trainers DIR FD" in ended.stderr
