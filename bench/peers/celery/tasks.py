"""Celery application: Redis as broker and result backend, its defaults otherwise."""

import os
import time

from celery import Celery, chord

app = Celery(broker=os.environ["REDIS_URL"], backend=os.environ["REDIS_URL"])
app.conf.update(
    task_track_started=True,
    task_serializer="json",
    result_serializer="json",
    accept_content=["json"],
    broker_connection_retry_on_startup=True,
)

_log = os.open(os.environ["BENCH_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)


def _mark(kind, tag):
    os.write(_log, f"{kind} {tag} {time.monotonic_ns()} {os.getpid()}\n".encode())


@app.task
def bench_noop(tag, value=0):
    _mark("S", tag)
    _mark("E", tag)
    return value


@app.task
def bench_sleep(tag, ms, value=0):
    _mark("S", tag)
    time.sleep(ms / 1000)
    _mark("E", tag)
    return value


@app.task
def add_up(values):
    return {"sum": sum(values)}


def submit(task_type, tag, ms=0, n=0):
    """Sends a task of a type and returns the id its result is stored under."""
    if task_type == "bench_fan_out":
        parts = (bench_sleep.s(f"{tag}.{i}", ms, i) if ms else bench_noop.s(f"{tag}.{i}", i) for i in range(n))
        return chord(parts)(add_up.s()).id
    if task_type == "bench_sleep":
        return bench_sleep.delay(tag, ms).id
    return bench_noop.delay(tag).id
