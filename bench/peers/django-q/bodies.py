"""What the workers of Django-Q2 run."""

import os
import time

from django_q.models import Task
from django_q.tasks import async_task

_log = os.open(os.environ["BENCH_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)


def _mark(kind, tag):
    os.write(_log, f"{kind} {tag} {time.monotonic_ns()} {os.getpid()}\n".encode())


def bench_noop(tag, value=0):
    _mark("S", tag)
    _mark("E", tag)
    return value


def bench_sleep(tag, ms, value=0):
    _mark("S", tag)
    time.sleep(ms / 1000)
    _mark("E", tag)
    return value


def add_up(group):
    return {"sum": sum(Task.get_result_group(group))}


def when_part_ended(task):
    """A hook, which the one monitor process calls after it has stored a part: the last part sends the aggregation."""
    group, _, size = task.group.rpartition(":")
    if Task.get_group_count(task.group) == int(size):
        async_task(add_up, task.group, task_name=group)
