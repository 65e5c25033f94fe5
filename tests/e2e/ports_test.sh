#!/usr/bin/env bash
# Scripts that run side by side get different ports, and none that is in use; what
# they held is free when they have ended.
#
# Usage: ports_test.sh BIN_FOLDER
set -euo pipefail
bin=$(cd "$1" && pwd)
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly root bin
# shellcheck source=common.sh
source "$root/tests/e2e/common.sh"

# Locks of this test's own from here on, and ports that no other asks for: none is in
# its way.
TMPDIR=$run
# shellcheck source=../../deploy/local/ports.sh
source "$root/deploy/local/ports.sh"

claim_five_and_wait() { # FILE
  local port _
  for _ in {1..5}; do
    claim_port port 25000
    echo "$port"
  done >"$1.part"
  mv "$1.part" "$1"
  read -r _ <&"$go"
}

all_claimed() { (($(find "$run" -name '*.ports' | wc -l) == 20)); }
claimed() { sort -nu "$run"/*.ports; }

mkfifo "$run/go"
exec {go}<>"$run/go"
for i in {1..20}; do claim_five_and_wait "$run/$i.ports" & done
await all_claimed
expect 'twenty scripts at once have five ports each' "$(claimed | wc -l)" '^100$'
lowest=$(claimed | head -n 1)
claim_port other "$lowest"
expect 'what they hold nobody else gets' "$(claimed | grep -cx "$other")" '^0$'
for _ in {1..20}; do echo >&"$go"; done
wait
claim_port again "$lowest"
expect 'until they have ended' "$again" "^$lowest\$"

server_configuration >"$run/intake.toml"
start_server
claim_port other "$server_port"
expect 'nor does anybody get one that a program listens on' "$((other > server_port))" '^1$'
((failures == 0))
