"""trainModel with a real subprocess and a real server."""

import asyncio
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from temporalio.exceptions import ApplicationError

from worker.support.attempts import PARAMETERS, Engine, request_of, train
from worker.support.store_server import StoreServer
from worker.support.wait_until import wait_until


def is_running(pid: int) -> bool:
    """Whether a process lives; one that has ended and was not looked at does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


async def leave_checkpoint(store: StoreServer, *, cancel: bool = True) -> None:
    """An attempt that is stopped after the checkpoint of its second epoch."""
    engine = Engine(store)
    training = asyncio.create_task(engine.train(request_of("epoch", "epoch", "checkpoint", "wait")))
    await wait_until("a checkpoint", lambda: store.newest_checkpoint() is not None)
    if cancel:
        engine.cancel()
    await asyncio.gather(training, return_exceptions=True)


def test_a_training_gives_its_model_its_predictions_and_its_curve(store: StoreServer) -> None:
    model = train(store, request_of("epoch", "epoch"))["inline"]["models"][0]
    assert store.names[model["model_artifact_id"]] == "model-pytorch.safetensors"
    assert store.names[model["predictions_artifact_id"]] == "predictions-pytorch.safetensors"
    assert [point["epoch"] for point in model["curve"]] == [1, 2]
    assert (model["model"], model["epochs_run"], model["resumed_from_epoch"]) == ("pytorch", 2, None)
    assert model["parameters"] == {**PARAMETERS, "play": ["epoch", "epoch"]}


def test_each_epoch_is_told_with_the_time_that_is_left(store: StoreServer) -> None:
    train(store, request_of("epoch", "epoch"))
    measures = store.told_in_all("measures")
    assert [(one["model"], one["epochs"], one["eta_seconds"]) for one in measures] == [
        ("pytorch", 4, 1.5),
        ("pytorch", 4, 1),
    ]
    assert store.told("complete")[0]["progress"] == 50


def test_a_training_goes_on_from_the_checkpoint_that_the_store_names(store: StoreServer) -> None:
    asyncio.run(leave_checkpoint(store))
    store.opening = {**store.opening, "attempt": 2, "checkpoint": store.newest_checkpoint()}
    model = train(store, request_of("epoch"), attempt=2)["inline"]["models"][0]
    assert (model["resumed_from_epoch"], model["epochs_run"]) == (2, 3)
    assert "Goes on after epoch 2, from checkpoint artifact-2." in [
        line["message"] for line in store.told_in_all("logs")
    ]


def test_a_training_goes_on_from_the_checkpoint_of_the_last_heartbeat(store: StoreServer) -> None:
    asyncio.run(leave_checkpoint(store))
    model = train(store, request_of("epoch"), attempt=2, checkpoint=store.newest_checkpoint())["inline"]["models"][0]
    assert model["resumed_from_epoch"] == 2


def test_a_training_goes_on_from_the_checkpoint_that_the_request_names(store: StoreServer) -> None:
    asyncio.run(leave_checkpoint(store))
    model = train(store, request_of("epoch", resume_from="artifact-2"))["inline"]["models"][0]
    assert model["resumed_from_epoch"] == 2


def test_a_checkpoint_of_other_data_is_left_alone_and_the_log_says_why(store: StoreServer) -> None:
    asyncio.run(leave_checkpoint(store))
    store.put("data", b"other data")
    model = train(store, request_of("epoch", resume_from="artifact-2"))["inline"]["models"][0]
    assert model["resumed_from_epoch"] is None
    message = "Starts anew: there is checkpoint artifact-2, but it is of other data or another split."
    assert message in [line["message"] for line in store.told_in_all("logs")]


def test_a_checkpoint_that_is_gone_makes_a_training_start_anew(store: StoreServer) -> None:
    model = train(store, request_of("epoch", resume_from="expired"))["inline"]["models"][0]
    assert model["resumed_from_epoch"] is None


def test_data_that_are_gone_end_a_training_under_the_name_of_the_contract(store: StoreServer) -> None:
    with pytest.raises(Exception, match="There is no artifact expired") as raised:
        train(store, request_of("epoch", data="expired"))
    assert type(raised.value).__name__ == "ArtifactNotFound"


def test_a_framework_that_is_not_served_is_refused_with_what_to_install(store: StoreServer) -> None:
    with pytest.raises(Exception, match="ML_FRAMEWORKS=pytorch,tensorflow") as raised:
        train(store, request_of("epoch", framework="tensorflow"))
    assert type(raised.value).__name__ == "UnknownFramework"


def test_a_subprocess_that_is_killed_makes_the_attempt_fail_as_crashed(store: StoreServer) -> None:
    with pytest.raises(Exception, match="ended with SIGKILL") as raised:
        train(store, request_of("epoch", "checkpoint", "crash"))
    assert type(raised.value).__name__ == "TrainerCrashed"
    assert store.newest_checkpoint() == {"artifact_id": "artifact-2", "epoch": 1}


def test_cancelling_kills_the_subprocess_and_what_it_started_and_keeps_the_checkpoint(store: StoreServer) -> None:
    def child() -> int | None:
        messages = [line["message"] for line in store.told_in_all("logs")]
        return next((int(text.split()[1]) for text in messages if text.startswith("child ")), None)

    async def run() -> None:
        engine = Engine(store)
        training = asyncio.create_task(engine.train(request_of("child", "epoch", "checkpoint", "wait")))
        await wait_until("the child", lambda: child() is not None)
        engine.cancel()
        with pytest.raises(asyncio.CancelledError):
            await training

    asyncio.run(run())
    pid = child()
    assert pid is not None
    assert not is_running(pid)
    assert store.newest_checkpoint() == {"artifact_id": "artifact-2", "epoch": 1}


def test_a_training_that_ends_leaves_nothing_that_it_started(store: StoreServer) -> None:
    train(store, request_of("child", "epoch"))
    messages = [line["message"] for line in store.told_in_all("logs")]
    assert not any(is_running(int(text.split()[1])) for text in messages if text.startswith("child "))


def test_checkpoints_that_are_overtaken_while_one_is_stored_are_left_out(store: StoreServer) -> None:
    store.faults["artifacts"] = [503] * 1000

    async def run() -> None:
        training = asyncio.create_task(Engine(store).train(request_of(*["epoch", "checkpoint"] * 4)))
        await wait_until("the last epoch", lambda: len(store.told_in_all("measures")) == 4)
        store.faults["artifacts"].clear()
        await training

    asyncio.run(run())
    assert len(store.named("checkpoint-pytorch.safetensors")) <= 2
    assert (store.newest_checkpoint() or {})["epoch"] == 4


def test_what_a_subprocess_prints_is_in_the_log_and_our_keys_are_not_in_its_environment(
    store: StoreServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKER_TOKEN", "secret")
    train(store, request_of("print"))
    lines = [(line["level"], line["message"]) for line in store.told_in_all("logs")]
    assert sorted(lines) == [("info", "the key is None"), ("warn", "careful")]


def test_the_folder_of_a_training_is_gone_when_it_ends(
    store: StoreServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    train(store, request_of("epoch"))
    assert list(tmp_path.iterdir()) == []


def test_a_request_of_another_version_is_refused_with_what_to_do(store: StoreServer) -> None:
    with pytest.raises(ApplicationError, match="update both"):
        train(store, {"framework": "pytorch"})


def test_the_data_are_named_by_their_hash(store: StoreServer) -> None:
    asyncio.run(leave_checkpoint(store))
    checkpoint: Any = store.named("checkpoint-pytorch.safetensors")[0]
    assert sha256(b"prepared data").hexdigest().encode() in checkpoint
