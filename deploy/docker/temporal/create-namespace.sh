#!/bin/sh
# Waits for the server, makes the namespace and registers Millrace's search attributes. Safe to run again.
set -eu

until temporal operator cluster health >/dev/null 2>&1; do sleep 1; done
temporal operator namespace describe -n "$TEMPORAL_NAMESPACE" >/dev/null 2>&1 ||
  temporal operator namespace create -n "$TEMPORAL_NAMESPACE" --retention "${TEMPORAL_RETENTION:-168h}"

register() {
  until temporal operator search-attribute create -n "$TEMPORAL_NAMESPACE" --name "$1" --type "$2"; do sleep 1; done
}

register TaskType Keyword
register Tenant Keyword
register Tags KeywordList
