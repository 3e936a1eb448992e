"""What a file of tensors says of itself."""

import json
from pathlib import Path

LENGTH_BYTES = 8
HEADER_AT_MOST = 100_000_000


class UnreadableTensors(Exception):  # noqa: N818
    """Not a file in the safetensors format, or without what is expected in its header."""


def read_metadata(file: Path) -> dict[str, str]:
    """The texts of the header, by their names. Reads no tensor. Raises UnreadableTensors."""
    with file.open("rb") as stream:
        length = int.from_bytes(stream.read(LENGTH_BYTES), "little")
        if length > min(HEADER_AT_MOST, file.stat().st_size):
            raise UnreadableTensors("The file is shorter than its header: it is not in the safetensors format.")
        try:
            header = json.loads(stream.read(length))
        except ValueError:
            raise UnreadableTensors(
                "The header of the file is not JSON: it is not in the safetensors format."
            ) from None
    metadata = header.get("__metadata__", {}) if isinstance(header, dict) else {}
    return dict(metadata) if isinstance(metadata, dict) else {}
