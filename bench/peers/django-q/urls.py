"""The routes: submit, status and result, read from the table of results of Django-Q2."""

import json
import uuid

from django.db import transaction
from django.http import JsonResponse
from django.urls import path
from django_q.models import Task
from django_q.tasks import async_task

import bodies

FAN_OUT = "fan-out-"


def post_task(request):
    task = json.loads(request.body)
    tag, ms = task["tag"], task.get("ms", 0)
    if task["task_type"] == "bench_fan_out":
        return JsonResponse({"task_id": fan_out(tag, task["n"], ms)}, status=202)
    if task["task_type"] == "bench_sleep":
        return JsonResponse({"task_id": async_task(bodies.bench_sleep, tag, ms)}, status=202)
    return JsonResponse({"task_id": async_task(bodies.bench_noop, tag)}, status=202)


def fan_out(tag, n, ms):
    """A group of tasks; the hook of the last one sends the aggregation, whose name is the id returned here."""
    task_id = f"{FAN_OUT}{uuid.uuid4().hex}"
    options = {"group": f"{task_id}:{n}", "hook": "bodies.when_part_ended"}
    with transaction.atomic():
        for i in range(n):
            if ms:
                async_task(bodies.bench_sleep, f"{tag}.{i}", ms, i, **options)
            else:
                async_task(bodies.bench_noop, f"{tag}.{i}", i, **options)
    return task_id


def find(task_id):
    # Its rows appear when a task has ended: what waits or runs cannot be told apart.
    key = {"name": task_id} if task_id.startswith(FAN_OUT) else {"id": task_id}
    return Task.objects.filter(**key).only("success", "result").first()


def get_status(request, task_id):
    task = find(task_id)
    status = "PENDING" if task is None else "SUCCESS" if task.success else "FAILURE"
    return JsonResponse({"task_id": task_id, "status": status})


def get_result(request, task_id):
    task = find(task_id)
    return JsonResponse({"task_id": task_id, "result": task.result if task else None})


urlpatterns = [
    path("tasks", post_task),
    path("tasks/<str:task_id>/status", get_status),
    path("tasks/<str:task_id>/result", get_result),
]
