"""
A subprocess that speaks the trainers' protocol and learns nothing: python small_trainer.py DIR FD. `parameters.play` of
the order says how it goes: a list of steps out of "epoch", "checkpoint", "child", "print", "wait", "crash", "diverge".
"""

import json
import os
import pathlib
import subprocess
import sys
import time

import numpy as np
from safetensors.numpy import save_file

folder, messages = pathlib.Path(sys.argv[1]), os.fdopen(int(sys.argv[2]), "w", buffering=1)
order = json.loads((folder / "order.json").read_text())


def say(**message: object) -> None:
    """One line."""
    messages.write(json.dumps(message) + "\n")


def save(name: str, **metadata: str) -> str:
    """A file of one tensor."""
    save_file({"numbers": np.zeros(3, np.float32)}, folder / f"{name}.part", metadata)
    (folder / f"{name}.part").rename(folder / name)
    return name


if order["kind"] == "predict":
    say(predicted=[[0.25, 0.75], [0.9, 0.1]])
    sys.exit()

parameters = order["parameters"]
state = {key: order[key] for key in ("framework", "prepared_sha256", "parameters")}
epoch = 0
if order["checkpoint"]:
    header = (folder / order["checkpoint"]).read_bytes()[8:].decode(errors="replace")
    epoch = json.JSONDecoder().raw_decode(json.JSONDecoder().raw_decode(header)[0]["__metadata__"]["state"])[0]["epoch"]
curve = []
for step in parameters.get("play", ["epoch"]):
    if step == "epoch":
        epoch += 1
        point = {"epoch": epoch, "loss": 1 / epoch, "accuracy": 0.5, "val_loss": 2 / epoch, "val_accuracy": None}
        curve.append({**point, "learning_rate": 0.001, "seconds": epoch / 2})
        say(point=curve[-1])
    elif step == "checkpoint":
        told = json.dumps({**state, "epoch": epoch})
        file = save(f"checkpoint-{epoch}.safetensors", format="millrace-checkpoint/1", state=told)
        say(checkpoint={"file": file, "epoch": epoch})
    elif step == "child":
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], pass_fds=[messages.fileno()])
        print(f"child {child.pid}", flush=True)
    elif step == "print":
        print(f"the key is {os.environ.get('WORKER_TOKEN')}", flush=True)
        print("careful", file=sys.stderr, flush=True)
    elif step == "wait":
        time.sleep(600)
    elif step == "crash":
        os.kill(os.getpid(), 9)
    elif step == "diverge":
        say(error={"name": "TrainingDiverged", "message": "The loss became infinite.", "stack": "line 1"})
        sys.exit(1)
outcome = {
    "weights": 3,
    "epochs_run": epoch,
    "best_epoch": epoch,
    "val_loss": 0.5,
    "stopped_early": False,
    "device": "cpu",
    "seconds": 1.5,
}
files = {"model": save("model.safetensors", format="m"), "predictions": save("predictions.safetensors", format="p")}
say(trained={**outcome, **files, "peak_memory_mb": 50, "versions": {"numpy": np.__version__}, "curve": curve})
