"""The worker's name in the engine and in the rows of the subtasks it carries out."""

import os
import socket

WORKER_IDENTITY = f"{os.getpid()}@{socket.gethostname()}"
