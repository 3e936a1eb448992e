"""The life of an attempt, against a real server."""

import asyncio

import pytest
from temporalio.exceptions import ApplicationError

from worker.support.attempts import Engine, request_of, train
from worker.support.store_server import LOSE, StoreServer
from worker.support.wait_until import wait_until


def test_an_attempt_begins_completes_and_returns_what_the_store_holds(store: StoreServer) -> None:
    result = train(store, request_of("epoch"))
    assert result == {"inline": store.told("complete")[0]["value"]}
    begun = store.told("begin")[0]
    assert begun == {
        "task_id": "task-1",
        "run_id": "run-1",
        "subtask": "pytorch",
        "attempt": 1,
        "worker": begun["worker"],
    }


def test_an_attempt_whose_subtask_is_done_returns_the_result_and_trains_nothing(store: StoreServer) -> None:
    store.opening = {"kind": "done", "result": {"artifact_id": "large", "size": 70_000}}
    assert train(store, request_of("crash")) == {"artifact_id": "large", "size": 70_000}
    assert [name for name, _ in store.calls] == ["begin"]


def test_an_attempt_whose_subtask_has_ended_raises_its_end_for_good(store: StoreServer) -> None:
    store.opening = {"kind": "ended", "type": "UnsuitableData", "message": "There is one class only."}
    with pytest.raises(ApplicationError, match="There is one class only") as raised:
        train(store, request_of("crash"))
    assert raised.value.type == "UnsuitableData"
    assert raised.value.non_retryable


def test_an_attempt_waits_while_the_store_is_away_and_loses_nothing(store: StoreServer) -> None:
    for route in ("begin", "report", "complete", "artifacts", "download"):
        store.faults[route] = [503, 503, 503]
    train(store, request_of("epoch", "epoch", "epoch"))
    assert [measure["epoch"] for measure in store.told_in_all("measures")] == [1, 2, 3]


def test_an_answer_that_is_lost_is_asked_for_again(store: StoreServer) -> None:
    store.faults["begin"] = [LOSE]
    store.faults["complete"] = [LOSE]
    result = train(store, request_of("epoch"))
    assert result == {"inline": store.told("complete")[1]["value"]}


def test_a_superseded_attempt_stops_its_subprocess_and_ends_for_good(store: StoreServer) -> None:
    store.accepts = False
    with pytest.raises(ApplicationError, match="came too late") as raised:
        train(store, request_of("epoch", "wait"))
    assert (raised.value.type, raised.value.non_retryable) == ("Superseded", True)


def test_a_file_of_a_task_that_has_ended_ends_the_attempt_for_good(store: StoreServer) -> None:
    store.faults["artifacts"] = [409]
    with pytest.raises(ApplicationError, match="came too late") as raised:
        train(store, request_of("epoch"))
    assert (raised.value.type, raised.value.non_retryable) == ("Superseded", True)


def test_heartbeats_tell_of_progress_and_of_the_newest_checkpoint(store: StoreServer) -> None:
    async def run() -> Engine:
        engine = Engine(store)
        training = asyncio.create_task(engine.train(request_of("epoch", "checkpoint", "wait")))
        await wait_until(
            "a heartbeat with a checkpoint",
            lambda: bool(engine.heartbeats[-1:] and engine.heartbeats[-1]["checkpoint"]),
        )
        engine.cancel()
        await asyncio.gather(training, return_exceptions=True)
        return engine

    last = asyncio.run(run()).heartbeats[-1]
    assert last["progress"] == 25
    assert last["message"] == "Epoch 1 of 4: loss 1.00, 50.0 % right"
    assert last["checkpoint"] == {"artifact_id": "artifact-2", "epoch": 1}


def test_a_failure_is_told_to_the_store_with_its_type_and_stack(store: StoreServer) -> None:
    with pytest.raises(ApplicationError) as raised:
        train(store, request_of("diverge"))
    assert raised.value.type == "TrainingDiverged"
    failure = store.told("fail")[0]
    assert failure["error"] == {"type": "TrainingDiverged", "message": "The loss became infinite.", "stack": "line 1"}
    assert failure["logs"][-1]["message"] == "Attempt 1 failed: The loss became infinite."


def test_last_words_that_the_store_cannot_take_do_not_hide_the_failure(store: StoreServer) -> None:
    store.faults["fail"] = [503]
    with pytest.raises(ApplicationError, match="The loss became infinite"):
        train(store, request_of("diverge"))


def test_the_end_of_the_worker_makes_the_attempt_fail_so_that_another_follows(store: StoreServer) -> None:
    async def run() -> None:
        engine = Engine(store)
        training = asyncio.create_task(engine.train(request_of("epoch", "wait")))
        await wait_until("the first epoch", lambda: bool(store.told_in_all("measures")))
        engine.cancel(worker_shutdown=True)
        await training

    with pytest.raises(ApplicationError, match="another attempt follows") as raised:
        asyncio.run(run())
    assert (raised.value.type, raised.value.non_retryable) == ("WorkerShutdown", False)


def test_a_step_reports_as_a_step(store: StoreServer) -> None:
    store.opening = {"kind": "step", "tenant": "default"}
    train(store, request_of("epoch"))
    assert store.told("complete")[0]["is_step"] is True


def test_a_refused_token_fails_the_attempt_and_says_what_to_set(store: StoreServer) -> None:
    store.faults["begin"] = [403]
    with pytest.raises(Exception, match="Set WORKER_TOKEN"):
        train(store, request_of("epoch"))
