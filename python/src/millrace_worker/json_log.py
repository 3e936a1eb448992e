"""The worker's log as JSON lines on standard output, in the form of the other processes' logs."""

import json
import logging
import os
import socket
import sys
from datetime import UTC, datetime
from typing import Any

LEVEL_NUMBERS = {logging.DEBUG: 20, logging.INFO: 30, logging.WARNING: 40, logging.ERROR: 50, logging.CRITICAL: 60}
PYTHON_LEVELS = {
    "trace": 5,
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warn": logging.WARNING,
    "error": logging.ERROR,
    "fatal": logging.CRITICAL,
    "silent": logging.CRITICAL + 1,
}


class JsonLines(logging.Formatter):
    """One object a line: level, time, pid, hostname, name, context, the record's `about` fields, and msg."""

    def format(self, record: logging.LogRecord) -> str:
        """Gives the line without its end."""
        line: dict[str, Any] = {
            "level": LEVEL_NUMBERS.get(record.levelno, record.levelno),
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")[:-6] + "Z",
            "pid": os.getpid(),
            "hostname": socket.gethostname(),
            "name": "ml-worker",
            "context": record.name,
            **getattr(record, "about", {}),
        }
        if record.exc_info:
            line["stack"] = self.formatException(record.exc_info)
        return json.dumps({**line, "msg": record.getMessage()}, ensure_ascii=False, default=str)


def install_json_log(level: str) -> None:
    """Sends everything that is logged to standard output, from this level on."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=PYTHON_LEVELS[level], force=True)
    # A line for each request says nothing that a failed one does not say itself.
    for chatty in ("httpx", "httpcore"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, PYTHON_LEVELS[level]))
