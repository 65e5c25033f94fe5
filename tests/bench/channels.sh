#!/usr/bin/env bash
# How many rows a second go through the channels of files: a bank's registry and
# a representative's list, both to the real server and with their answer files,
# beside the reading of the same files alone, and beside the server's own rate for
# the same accounts over one stream. Interleaved rounds of one run; medians.
#
# Usage: channels.sh BIN_FOLDER [--quick]
#   --quick   20,000 rows in place of 100,000
set -euo pipefail
bin=$(cd "$1" && pwd)
readonly bin rounds=3
rows=100000
[[ ${2:-} == --quick ]] && rows=20000

# shellcheck source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

configure() { # PORT
  cat >"$folder/intake.toml" <<TOML
[supplier]
time_zone = "Europe/Samara"
[server]
listen = "127.0.0.1:$1"
data_folder = "data"
[rules]
file = "$PWD/deploy/rules.toml"
[log]
level = "warn"
[cli]
server = "127.0.0.1:$1"
key_file = "data/administrator.key"
[list]
key_file = "building_list.key"
[sberbank]
folder = "bank"
listen = "127.0.0.1:0"
server = "127.0.0.1:$1"
key_file = "sberbank.key"
poll_seconds = 1
settle_seconds = 1
[[sberbank.agent]]
code = "86040111"
profile = "tula17"
files = "*.0??"
TOML
}

intake() { "$bin/intake" --config "$folder/intake.toml" "$@"; }
rows_bench() { "$bin/intake-bench-rows" "$@"; }
per_second() { awk "BEGIN {printf \"%d\n\", $rows / ($(date +%s.%N) - $1)}"; }

# The registry is there and settled before the program starts.
run_registry() { # NAME VALUE
  local started daemon incoming="$folder/bank/incoming"
  mkdir -p "$incoming"
  rows_bench registry "$incoming/$1" "$rows" "$2"
  touch -d '1 hour ago' "$incoming"/*
  rows_bench read-registry "$incoming/$1" >>"$folder/registry.read"
  started=$(date +%s.%N)
  "$bin/intake-sberbank" --config "$folder/intake.toml" 2>>"$folder/bank.log" &
  daemon=$!
  pids+=("$daemon")
  wait_for_file "$folder/bank/answers/$1.answer.csv"
  per_second "$started" >>"$folder/registry.whole"
  grep -c ';accepted;' "$folder/bank/answers/$1.answer.csv" \
    >>"$folder/accepted" || true
  kill -TERM "$daemon"
  wait "$daemon" || true
  unset 'pids[-1]'
}

run_list() { # NAME VALUE
  local started
  rows_bench list "$folder/$1" "$rows" "$2"
  rows_bench read-list "$folder/$1" >>"$folder/list.read"
  started=$(date +%s.%N)
  intake --quiet list submit "$folder/$1" --representative bench --json \
    >"$folder/list.json" || true
  per_second "$started" >>"$folder/list.whole"
  jq .list.accepted "$folder/list.json" >>"$folder/accepted"
}

configure 0
"$bin/intake-server" --config "$folder/intake.toml" --port-file "$folder/server.port" &
pids+=($!)
wait_for_file "$folder/server.port"
port=$(cat "$folder/server.port")
configure "$port"
for channel in sberbank building_list; do
  intake channel key issue "$channel" --out "$folder/$channel.key" >/dev/null
done
"$bin/intake-bench-load" import "127.0.0.1:$port" "$folder/data/administrator.key" --accounts "$rows"
# The buildings of those accounts, 80 flats each.
for ((i = 0; i * 80 < rows; ++i)); do
  printf '[[mandates]]\nrepresentative = "bench"\nbuilding = "b%d"\n' "$i"
done >"$folder/mandates.toml"
intake channel update building_list --file "$folder/mandates.toml" >/dev/null

for ((round = 1; round <= rounds; ++round)); do
  rows_bench stream "127.0.0.1:$port" "$folder/sberbank.key" "$rows" \
    $((1000 + round * 30)) >>"$folder/stream"
  run_registry "0000062$round.001" $((1010 + round * 30))
  run_list "list-$round.csv" $((1020 + round * 30))
done

stream=$(median <"$folder/stream")
share() { awk "BEGIN {printf \"%.2f\", $1 / $stream}"; }
printf '\n%d rows, medians of %d rounds\n\n' "$rows" "$rounds"
printf '%-10s %18s %18s %18s\n' 'rows/s' 'read alone' 'whole way' 'of one stream'
printf '%-10s %18s %18d %18s\n' 'stream' '-' "$stream" '1.00'
for way in registry list; do
  whole=$(median <"$folder/$way.whole")
  printf '%-10s %18d %18d %18s\n' "$way" "$(median <"$folder/$way.read")" "$whole" \
    "$(share "$whole")"
done
printf '\nAccepted: %s of %d rows in each file\n' \
  "$(sort -u "$folder/accepted" | paste -sd ' ')" "$rows"
