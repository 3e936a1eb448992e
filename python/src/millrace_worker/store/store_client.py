"""The routes of the API that serve attempts."""

from collections.abc import Mapping
from typing import Any

import httpx

from millrace_worker.store.attempt_address import AttemptAddress
from millrace_worker.store.check_answer import check_answer
from millrace_worker.store.store_errors import StoreAway, StoreRefused

Json = dict[str, Any]
BAD_REQUEST = frozenset({400, 422})
TIMEOUT = httpx.Timeout(30, connect=5)


class StoreClient:
    """One call, one request. Each raises StoreAway, StoreRefused or TokenRefused where it has no answer to give."""

    def __init__(self, api_url: str, token: str) -> None:
        self.api_url = api_url
        headers = {"authorization": f"Bearer {token}"} if token else {}
        # The address is the operator's: no proxy of the environment comes between.
        self.http = httpx.AsyncClient(base_url=f"{api_url}/api/v1", headers=headers, timeout=TIMEOUT, trust_env=False)

    async def close(self) -> None:
        """Closes the connections."""
        await self.http.aclose()

    async def probe(self) -> None:
        """Asks for nothing, to hear whether the token is taken: what is asked of a worker comes after who it is."""
        try:
            answer = await self.http.post("/attempts/begin", json={})
        except httpx.TransportError as error:
            raise StoreAway(f"{type(error).__name__} {error}") from error
        if answer.status_code not in BAD_REQUEST:
            check_answer(answer, self.api_url)

    async def begin(self, address: AttemptAddress) -> Json:
        """Opens the attempt: an Opening of python/messages.json."""
        return await self._post("begin", address.describe())

    async def report(self, address: AttemptAddress, report: Mapping[str, Any]) -> bool:
        """Writes what an attempt says; False when it is superseded."""
        answer = await self._post("report", {**address.describe(), **report})
        return bool(answer["accepted"])

    async def complete(self, address: AttemptAddress, report: Mapping[str, Any], value: object) -> Json:
        """Stores the result: `done` with it, or `ended` where the subtask has another end already."""
        return await self._post("complete", {**address.describe(), **report, "value": value})

    async def fail(self, address: AttemptAddress, report: Mapping[str, Any], error: Mapping[str, str]) -> None:
        """The last words of a failed attempt."""
        await self._post("fail", {**address.describe(), **report, "error": error})

    async def _post(self, what: str, body: Mapping[str, Any]) -> Json:
        try:
            answer = await self.http.post(f"/attempts/{what}", json=body)
        except httpx.TransportError as error:
            raise StoreAway(f"{self.api_url}: {type(error).__name__} {error}") from error
        check_answer(answer, self.api_url)
        try:
            return dict(answer.json())
        except ValueError as error:
            raise StoreRefused(
                f"{self.api_url} did not answer in JSON. Set MILLRACE_API_URL to Millrace's API."
            ) from error
