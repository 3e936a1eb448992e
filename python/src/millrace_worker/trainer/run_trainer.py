"""A subprocess for each training: stopping kills it in the middle of whatever it does, and its memory is free again."""

import asyncio
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from millrace_worker.trainer.hear_messages import Json, hear_messages
from millrace_worker.trainer.process_group import kill_group
from millrace_worker.trainer.read_lines import read_lines
from millrace_worker.trainer.trainer_environment import trainer_environment
from millrace_worker.trainer.trainer_errors import TrainerCrashed, TrainerFailed

COMMAND = (sys.executable, "-m", "millrace_trainers")
LINE_SHOWN = 4000
EXIT_SECONDS = 5.0


@dataclass(frozen=True)
class TrainerOrder:
    """What the subprocess is told: the order, and the folder in which the files are that it names."""

    folder: Path
    order: Json
    command: Sequence[str] = COMMAND


async def run_trainer(
    order: TrainerOrder, log: Callable[[str, str], None], hear: Callable[[Json], None] = lambda _: None
) -> Json:
    """
    Gives the last message: `trained` or `predicted`. Raises TrainerFailed, TrainerCrashed and what `hear` raises;
    whatever the way out, cancellation included, no process of it is left.
    """
    process, reader, transport = await _start(order)
    outputs = [
        asyncio.create_task(_log_lines(stream, level, log))
        for stream, level in ((process.stdout, "info"), (process.stderr, "warn"))
    ]
    messages = asyncio.create_task(hear_messages(reader, hear))
    exited = asyncio.create_task(process.wait())
    try:
        last = await _wait_for_last(process.pid, messages, exited)
    finally:
        kill_group(process.pid)
        # What it said before is heard, a checkpoint above all.
        await asyncio.wait({exited, messages, *outputs}, timeout=EXIT_SECONDS)
        for task in (messages, *outputs):
            task.cancel()
        transport.close()
    if last is None:
        raise TrainerCrashed(process.returncode)
    if "error" in last:
        raise TrainerFailed(last["error"])
    return last


async def _start(
    order: TrainerOrder,
) -> tuple[asyncio.subprocess.Process, asyncio.StreamReader, asyncio.BaseTransport]:
    folder = order.folder
    await asyncio.to_thread((folder / "order.json").write_text, json.dumps(order.order))
    read_end, write_end = os.pipe()
    try:
        # Its standard input is a pipe that this process alone holds open: at its end it knows that we are gone.
        process = await asyncio.create_subprocess_exec(
            *order.command, str(folder), str(write_end),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
            pass_fds=(write_end,), start_new_session=True, env=trainer_environment(), cwd=folder,
        )  # fmt: skip
    except BaseException:
        os.close(read_end)
        raise
    finally:
        os.close(write_end)
    reader = asyncio.StreamReader()
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(read_end, "rb", buffering=0)
    )
    return process, reader, transport


async def _wait_for_last(leader: int, messages: asyncio.Task[Json | None], exited: asyncio.Task[int]) -> Json | None:
    waited: set[asyncio.Task[Any]] = {messages, exited}
    await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
    if not messages.done():
        # What it started may hold the pipe open, and has nothing more to say.
        kill_group(leader)
    last = await messages
    if last is None:
        # It closes the pipe a moment before it ends: how it ends is worth the wait.
        await asyncio.wait({exited}, timeout=EXIT_SECONDS)
    return last


async def _log_lines(stream: asyncio.StreamReader | None, level: str, log: Callable[[str, str], None]) -> None:
    if stream is None:
        return
    async for line in read_lines(stream):
        log(level, line[:LINE_SHOWN])
