#!/usr/bin/env bash
# Where the server's processor time goes under each kind of load, by what the
# functions are for. Needs the right to run perf.
#
# Usage: profile.sh BIN_FOLDER [ACCOUNTS [SECONDS]]
set -Eeuo pipefail
bin=$(cd "$1" && pwd)
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$bench/../.." && pwd)
readonly bin bench root
accounts=${2:-100000} seconds=${3:-5}

# shellcheck source=common.sh
source "$bench/common.sh"
# shellcheck source=server.sh
source "$bench/server.sh"

make_store main "$accounts" 3 5
start_server main

profile() { # TITLE VERB OPTIONS...
  printf '\n%s\n' "$1"
  load_server main "${@:2}" --seconds "$((seconds + 2))" >"$folder/load" &
  local load=$!
  sleep 1
  perf record -q -F 1999 -o "$folder/perf" -p "${server_pid[main]}" -- \
    sleep "$seconds" >/dev/null 2>&1 || true
  wait "$load"
  jq -r '"\(.per_second) readings/s"' "$folder/load"
  perf report -i "$folder/perf" --stdio --no-children -F overhead,pid,dso,sym \
    -t '|' 2>/dev/null | "$bench/profile.py"
  settle main
}

profile 'SubmitReading, 64 in flight' submit --in-flight 64
profile 'SubmitReading, 256 in flight' submit --in-flight 256
profile 'StreamReadings' stream --in-flight 1000 --streams 4
profile 'BatchSubmitReadings of 100' batch --in-flight 8
