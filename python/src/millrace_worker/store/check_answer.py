"""What the status of an answer means."""

import httpx

from millrace_worker.store.store_errors import StoreAway, StoreConflict, StoreRefused, TokenRefused

UNAUTHENTICATED = 401
FORBIDDEN = 403
CONFLICT = 409
AWAY = frozenset({408, 429, 502, 503, 504})
SHOWN = 500


def check_answer(answer: httpx.Response, api_url: str) -> httpx.Response:
    """Gives an answer back that is a success; its body has been read. Raises the errors of the store."""
    if answer.is_success:
        return answer
    reason = read_reason(answer)
    if answer.status_code in {UNAUTHENTICATED, FORBIDDEN}:
        raise TokenRefused(api_url, reason)
    if answer.status_code in AWAY:
        raise StoreAway(reason)
    if answer.status_code == CONFLICT:
        raise StoreConflict(reason)
    raise StoreRefused(
        f"The API at {api_url} refused {answer.request.method} {answer.request.url.path}: {reason}. If the API and this"
        " worker are of different versions, update both."
    )


def read_reason(answer: httpx.Response) -> str:
    """The status and the error that the body tells."""
    try:
        said = answer.json()["error"]
    except (ValueError, KeyError, TypeError):
        said = answer.text
    return f"{answer.status_code} {said}"[:SHOWN].strip()
