"""A store that speaks the protocol of attempts over HTTP, on a port of its own, and fails as it is told to."""

import json
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Json = dict[str, Any]
TOKEN = "the-token-of-a-worker"  # noqa: S105
LOSE = 0


class StoreServer:
    """What it was told. `faults` holds, by the end of a route, the statuses of its next answers. LOSE loses one."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Json]] = []
        self.artifacts: dict[str, bytes] = {}
        self.names: dict[str, str] = {}
        self.opening: Json = {"kind": "subtask", "tenant": "default", "attempt": 1, "checkpoint": None}
        self.ending: Json | None = None
        self.accepts = True
        self.faults: dict[str, list[int]] = defaultdict(list)
        self.url = ""

    def told(self, what: str) -> list[Json]:
        """The bodies of the calls of one route that were answered or lost, in their order."""
        return [body for name, body in list(self.calls) if name == what]

    def told_in_all(self, field: str) -> list[Any]:
        """The items of a list in all reports, completions and failures."""
        return [item for _, body in list(self.calls) if field in body for item in body[field]]

    def newest_checkpoint(self) -> Json | None:
        """The last that was told of."""
        told = [body["checkpoint"] for _, body in list(self.calls) if body.get("checkpoint")]
        return told[-1] if told else None

    def put(self, artifact_id: str, content: bytes) -> str:
        """An artifact that is there from the start."""
        self.artifacts[artifact_id] = content
        return artifact_id

    def named(self, name: str) -> list[bytes]:
        """The artifacts that were stored under a name, in their order."""
        return [self.artifacts[key] for key, stored in self.names.items() if stored == name]

    def answer(self, what: str, body: Json) -> Json:
        """What a call without faults is answered."""
        self.calls.append((what, body))
        if what == "begin":
            return self.opening
        if what == "complete":
            return self.ending or {"kind": "done", "result": {"inline": body["value"]}}
        return {"accepted": self.accepts}


@contextmanager
def running_store() -> Iterator[StoreServer]:
    """The server, until the end of the block."""
    store = StoreServer()
    server = Server(("127.0.0.1", 0), Handler)
    server.store = store
    store.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield store
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Server(ThreadingHTTPServer):
    """A thread for each connection."""

    daemon_threads = True
    store: StoreServer


class Handler(BaseHTTPRequestHandler):
    """Speaks HTTP for the store of its server."""

    server: "Server"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        artifact = self.server.store.artifacts.get(self.path.rpartition("/")[2])
        if not self._is_faulty("download"):
            self._send(404 if artifact is None else 200, b'{"error":"gone"}' if artifact is None else artifact)

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers["content-length"]))
        address = urlsplit(self.path)
        what = address.path.rpartition("/")[2]
        if self.headers["authorization"] != f"Bearer {TOKEN}":
            self._send_json(401, {"error": "The token is not that of a worker.", "details": []})
            return
        if what == "artifacts":
            self._keep(content, {key: values[0] for key, values in parse_qs(address.query).items()})
            return
        body = json.loads(content)
        if not body:
            self._send_json(400, {"error": "task_id is missing", "details": []})
        elif not self._is_faulty(what, body):
            self._send_json(200, self.server.store.answer(what, body))

    def _keep(self, content: bytes, about: Json) -> None:
        if self._is_faulty("artifacts"):
            return
        artifact_id = f"artifact-{len(self.server.store.artifacts) + 1}"
        self.server.store.artifacts[artifact_id] = content
        self.server.store.names[artifact_id] = about["name"]
        self.server.store.calls.append(("artifacts", about))
        self._send_json(201, {"artifact_id": artifact_id, "sha256": "", "size": len(content)})

    def _is_faulty(self, what: str, body: Json | None = None) -> bool:
        if not self.server.store.faults[what]:
            return False
        status = self.server.store.faults[what].pop(0)
        if status == LOSE:
            if body is not None:
                self.server.store.answer(what, body)
            self.close_connection = True
        else:
            self._send_json(status, {"error": "The store is away.", "details": []})
        return True

    def _send_json(self, status: int, body: Json) -> None:
        self._send(status, json.dumps(body).encode())

    def _send(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Says nothing."""
