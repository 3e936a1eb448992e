"""The lock file, as it is committed."""

import re
from pathlib import Path


def test_the_lock_file_names_no_index_but_pypi() -> None:
    hosts = re.findall(r"https?://([^/\"]+)", (Path(__file__).parents[2] / "uv.lock").read_text())
    assert set(hosts) == {"pypi.org", "files.pythonhosted.org"}
