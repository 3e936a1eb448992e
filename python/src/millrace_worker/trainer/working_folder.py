"""Where a subprocess finds and leaves its files."""

import asyncio
import fcntl
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

PREFIX = "millrace-ml-"
LOCK = "in-use"


@asynccontextmanager
async def working_folder() -> AsyncIterator[Path]:
    """A folder that is gone afterwards, locked while it is in use: so one that a killed worker left can be told."""
    folder = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix=PREFIX))
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        try:
            yield folder
        finally:
            await asyncio.shield(asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True))


def remove_left_folders() -> list[Path]:
    """Removes the folders of workers that were killed, and gives their paths."""
    return [folder for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*") if _remove_if_left(folder)]


def _remove_if_left(folder: Path) -> bool:
    try:
        with (folder / LOCK).open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
    except OSError:
        # In use, another user's, or only just made.
        return False
    return True
