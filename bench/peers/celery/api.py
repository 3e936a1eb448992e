"""FastAPI in front of Celery. The calls of Celery block, so the routes are plain functions, run in FastAPI's thread pool."""

from typing import Literal

from fastapi import FastAPI
from pydantic import BaseModel, Field

from tasks import app as celery
from tasks import submit

STATUS = {"PENDING": "PENDING", "STARTED": "PROCESSING", "RETRY": "PROCESSING", "SUCCESS": "SUCCESS"}

app = FastAPI(title="celery")


class Task(BaseModel):
    task_type: Literal["bench_noop", "bench_sleep", "bench_fan_out"]
    tag: str
    ms: int = Field(default=0, ge=0)
    n: int = Field(default=0, ge=0)


@app.post("/tasks", status_code=202)
def post_task(task: Task) -> dict:
    return {"task_id": submit(task.task_type, task.tag, task.ms, task.n)}


@app.get("/tasks/{task_id}/status")
def get_status(task_id: str) -> dict:
    return {"task_id": task_id, "status": STATUS.get(celery.AsyncResult(task_id).state, "FAILURE")}


@app.get("/tasks/{task_id}/result")
def get_result(task_id: str) -> dict:
    result = celery.AsyncResult(task_id)
    return {"task_id": task_id, "result": result.result if result.successful() else None}
