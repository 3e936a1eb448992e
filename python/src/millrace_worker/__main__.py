"""Starts a worker: python -m millrace_worker."""

import os
import sys

from millrace_worker.boot import boot

status = boot()
sys.stdout.flush()
sys.stderr.flush()
# Threads of the engine's library may still hand something over: an interpreter that takes itself down meanwhile aborts.
os._exit(status)
