"""The connection to the engine."""

import asyncio
import logging

from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from millrace_worker.identity import WORKER_IDENTITY
from millrace_worker.settings.invalid_settings import InvalidSettings, SettingProblem
from millrace_worker.settings.settings import Settings

RETRY_SECONDS = 1.0
PATIENCE_SECONDS = 60.0
NAMESPACE_PATIENCE_SECONDS = 5.0
logger = logging.getLogger("Engine")


async def connect_engine(settings: Settings, patience: float = PATIENCE_SECONDS) -> Client:
    """Waits for an engine that does not answer yet, and says so. Raises InvalidSettings."""
    address = settings.temporal_address
    deadline = asyncio.get_running_loop().time() + patience
    while True:
        try:
            client = await Client.connect(address, namespace=settings.temporal_namespace, identity=WORKER_IDENTITY)
            break
        except RuntimeError as error:
            if asyncio.get_running_loop().time() >= deadline:
                fix = "Start it (make start), or set TEMPORAL_ADDRESS to where it is."
                problem = SettingProblem("TEMPORAL_ADDRESS", address, "the address of a Temporal that answers", fix)
                raise InvalidSettings(problem) from error
            logger.warning("Temporal does not answer yet at %s; trying again.", address)
            await asyncio.sleep(RETRY_SECONDS)
    await _require_namespace(client, settings)
    return client


async def _require_namespace(client: Client, settings: Settings) -> None:
    # An engine that has just come up makes its namespace a moment later.
    deadline = asyncio.get_running_loop().time() + NAMESPACE_PATIENCE_SECONDS
    while True:
        try:
            request = DescribeNamespaceRequest(namespace=settings.temporal_namespace)
            await client.workflow_service.describe_namespace(request)
        except RPCError as error:
            if asyncio.get_running_loop().time() >= deadline:
                raise InvalidSettings(_describe_refusal(error, settings)) from error
            await asyncio.sleep(RETRY_SECONDS)
        else:
            return


def _describe_refusal(error: RPCError, settings: Settings) -> SettingProblem:
    address, namespace = settings.temporal_address, settings.temporal_namespace
    if error.status == RPCStatusCode.NOT_FOUND:
        expected = f"a namespace that exists at {address}"
        create = f"temporal operator namespace create --address {address} --namespace {namespace}"
        fix = f"Create it with: {create}; or set TEMPORAL_NAMESPACE to another."
    else:
        expected = f"a namespace that this worker may use at {address} ({error.message})"
        fix = "Let the worker describe and poll task queues there, or set TEMPORAL_NAMESPACE to another."
    return SettingProblem("TEMPORAL_NAMESPACE", namespace, expected, fix)
