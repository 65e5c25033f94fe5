#!/usr/bin/env bash
# Durable SubmitReading beside an empty-handler echo of the same message, in
# interleaved rounds of one run; medians, and their ratio.
#
# Usage: run.sh BIN_FOLDER [--quick]
#   --quick   100,000 accounts and 3 rounds in place of 1,000,000 and 7
set -euo pipefail
readonly bin=$1
accounts=1000000 rounds=7 seconds=5
[[ ${2:-} == --quick ]] && accounts=100000 rounds=3 seconds=3

# shellcheck source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

cat >"$folder/intake.toml" <<TOML
[supplier]
time_zone = "Europe/Samara"
[server]
listen = "127.0.0.1:0"
data_folder = "data"
[rules]
file = "$PWD/deploy/rules.toml"
[log]
level = "warn"
[cli]
key_file = "data/administrator.key"
TOML

"$bin/intake-server" --config "$folder/intake.toml" --port-file "$folder/server.port" &
pids+=($!)
"$bin/intake-bench-echo" "$folder/echo.port" &
pids+=($!)
wait_for_file "$folder/server.port"
wait_for_file "$folder/echo.port"
server="127.0.0.1:$(cat "$folder/server.port")"
echo_server="127.0.0.1:$(cat "$folder/echo.port")"

"$bin/intake" --config "$folder/intake.toml" --server "$server" \
  channel key issue call_center --out "$folder/call_center.key" >/dev/null
printf 'Importing %d accounts...' "$accounts"
start=$SECONDS
"$bin/intake-bench-load" import "$server" "$folder/data/administrator.key" "$accounts"
printf ' %d s\n' $((SECONDS - start))

measure() { # NAME ADDRESS KEY IN_FLIGHT ROUND
  "$bin/intake-bench-load" submit "$2" "$3" "$accounts" "$4" "$seconds" "$5" |
    tee -a "$folder/$1.$4" >/dev/null
}

printf '\n%-10s %16s %16s %8s %12s %12s\n' 'in flight' 'durable calls/s' \
  'echo calls/s' 'ratio' 'durable p99' 'echo p99'
for in_flight in 64 256; do
  for ((round = 1; round <= rounds; ++round)); do
    measure echo "$echo_server" - "$in_flight" "$round"
    measure durable "$server" "$folder/call_center.key" "$in_flight" \
      $((in_flight * 100 + round))
  done
  durable=$(jq .calls_per_second "$folder/durable.$in_flight" | median)
  echo=$(jq .calls_per_second "$folder/echo.$in_flight" | median)
  printf '%-10d %16d %16d %8s %9d us %9d us\n' "$in_flight" "$durable" "$echo" \
    "$(awk "BEGIN {printf \"%.2f\", $durable / $echo}")" \
    "$(jq .p99_us "$folder/durable.$in_flight" | median)" \
    "$(jq .p99_us "$folder/echo.$in_flight" | median)"
done
printf '\nAccepted of all durable calls: %s\n' "$(jq -s \
  '"\(map(.accepted) | add) of \(map(.calls) | add)"' "$folder"/durable.*)"
