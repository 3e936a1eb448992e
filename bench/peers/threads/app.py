"""Flask with a pool of four threads in its own process; results are kept in memory, as such applications do."""

import itertools
import os
import threading
import time
import uuid
from concurrent.futures import Future, ThreadPoolExecutor

from flask import Flask, jsonify, request

app = Flask(__name__)
pool = ThreadPoolExecutor(max_workers=4)
futures: dict[str, Future] = {}

_log = os.open(os.environ["BENCH_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)


def _mark(kind, tag):
    os.write(_log, f"{kind} {tag} {time.monotonic_ns()} {os.getpid()}\n".encode())


def body(tag, ms, value=0):
    _mark("S", tag)
    if ms:
        time.sleep(ms / 1000)
    _mark("E", tag)
    return value


def fan_out(tag, n, ms):
    """A future that holds the sum once the last part has ended; no thread of the pool waits for it."""
    whole = Future()
    whole.set_running_or_notify_cancel()
    left, lock = itertools.count(n - 1, -1), threading.Lock()

    def part_ended(_):
        with lock:
            is_last = next(left) == 0
        if is_last:
            whole.set_result({"sum": sum(part.result() for part in parts)})

    parts = [pool.submit(body, f"{tag}.{i}", ms, i) for i in range(n)]
    for part in parts:
        part.add_done_callback(part_ended)
    return whole


@app.post("/tasks")
def post_task():
    task = request.get_json()
    tag, ms = task["tag"], task.get("ms", 0)
    task_id = str(uuid.uuid4())
    if task["task_type"] == "bench_fan_out":
        futures[task_id] = fan_out(tag, task["n"], ms)
    else:
        futures[task_id] = pool.submit(body, tag, ms)
    return jsonify(task_id=task_id), 202


@app.get("/tasks/<task_id>/status")
def get_status(task_id):
    future = futures.get(task_id)
    if future is None:
        return jsonify(error="unknown task"), 404
    if future.done():
        return jsonify(task_id=task_id, status="FAILURE" if future.exception() else "SUCCESS")
    return jsonify(task_id=task_id, status="PROCESSING" if future.running() else "PENDING")


@app.get("/tasks/<task_id>/result")
def get_result(task_id):
    future = futures.get(task_id)
    if future is None:
        return jsonify(error="unknown task"), 404
    return jsonify(task_id=task_id, result=future.result() if future.done() else None)
