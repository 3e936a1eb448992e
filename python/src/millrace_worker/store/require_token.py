"""Whether the API takes this worker."""

import asyncio
import logging

from millrace_worker.settings.invalid_settings import InvalidSettings, SettingProblem
from millrace_worker.store.store_client import StoreClient
from millrace_worker.store.store_errors import StoreAway, StoreRefused, TokenRefused

RETRY_SECONDS = 1.0
PATIENCE_SECONDS = 60.0
logger = logging.getLogger("Store")


async def require_token(store: StoreClient, patience: float = PATIENCE_SECONDS) -> None:
    """Waits for an API that does not answer yet, and says so. Raises InvalidSettings."""
    deadline = asyncio.get_running_loop().time() + patience
    while True:
        try:
            await store.probe()
        except TokenRefused as error:
            raise InvalidSettings(SettingProblem("WORKER_TOKEN", "", "the token of the API", str(error))) from error
        except StoreRefused as error:
            raise InvalidSettings(_not_millrace(store.api_url, str(error))) from error
        except StoreAway as error:
            if asyncio.get_running_loop().time() >= deadline:
                raise InvalidSettings(_not_millrace(store.api_url, str(error))) from error
            logger.warning("The API does not answer yet at %s; trying again.", store.api_url)
            await asyncio.sleep(RETRY_SECONDS)
        else:
            return


def _not_millrace(url: str, reason: str) -> SettingProblem:
    fix = f"Start it (make start), or set MILLRACE_API_URL to where it is. The reason: {reason}"
    return SettingProblem("MILLRACE_API_URL", url, "the address of a Millrace API that serves attempts", fix)
