"""The folders of subprocesses."""

import asyncio
from pathlib import Path

import pytest

from millrace_worker.trainer.working_folder import LOCK, PREFIX, remove_left_folders, working_folder


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


def test_a_folder_that_a_killed_worker_left_is_removed(tmp_path: Path) -> None:
    left = tmp_path / f"{PREFIX}left"
    left.mkdir()
    (left / LOCK).touch()
    assert remove_left_folders() == [left]
    assert not left.exists()


def test_a_folder_in_use_stays() -> None:
    async def run() -> tuple[list[Path], bool]:
        async with working_folder() as folder:
            return remove_left_folders(), folder.exists()

    assert asyncio.run(run()) == ([], True)


def test_other_folders_stay(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    remove_left_folders()
    assert (tmp_path / "other").exists()
