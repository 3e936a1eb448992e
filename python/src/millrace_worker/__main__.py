"""Starts a worker: python -m millrace_worker."""

import sys

from millrace_worker.boot import boot

sys.exit(boot())
