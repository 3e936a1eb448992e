#!/bin/sh
# Makes Temporal's two databases and brings their schema up to date. Safe to run again.
set -eu
export SQL_PASSWORD="$POSTGRES_PWD"
schema=${TEMPORAL_SCHEMA:-/etc/temporal/schema}/postgresql/v12

sql_tool() {
  temporal-sql-tool --plugin "$DB" --ep "$POSTGRES_SEEDS" --port "$DB_PORT" --user "$POSTGRES_USER" "$@"
}

for name in temporal visibility; do
  database=temporal
  if [ "$name" = visibility ]; then database=temporal_visibility; fi
  sql_tool --db "$database" create
  sql_tool --db "$database" setup-schema -v 0.0
  sql_tool --db "$database" update-schema -d "$schema/$name/versioned"
done
