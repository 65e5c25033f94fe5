#!/usr/bin/env bash
# Every figure of docs/performance.md, each as a ratio of two things measured in
# turn in the same rounds of this one run. figures.py says what is divided by
# what, and prints the table.
#
# Usage: run.sh BIN_FOLDER [OPTIONS]
#   --quick         100,000 accounts with 500,000 readings, 3 short rounds: five
#                   minutes; without it an hour
#   --with-50m, --without-50m   a store of 50 times as many readings as accounts
#                   at the end; 60 GB of disk while it is measured. Without
#                   --quick it is, where there is room
#   --accounts, --months, --rounds NUMBER   other sizes than these
#   --results FOLDER   leaves measurements.jsonl and figures.jsonl there
#   --docs FOLDER   writes the table into performance.md there, and performance.svg
set -Eeuo pipefail
bin=$(cd "$1" && pwd)
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$bench/../.." && pwd)
readonly bin bench root
shift
accounts=1000000 months=10 rounds=7 seconds=2 sustained_seconds=60 sustained_rounds=3
big=true results='' docs=''
while (($#)); do
  case $1 in
    --quick) accounts=100000 months=5 rounds=3 seconds=1 big=false
      sustained_seconds=6 sustained_rounds=2 ;;
    --with-50m) big=true ;;
    --without-50m) big=false ;;
    --accounts) accounts=$2; shift ;;
    --months) months=$2; shift ;;
    --rounds) rounds=$2; shift ;;
    --results) results=$2; shift ;;
    --docs) docs=$2; shift ;;
    *) echo "bench: there is no option $1" >&2; exit 2 ;;
  esac
  shift
done

# shellcheck source=common.sh
source "$bench/common.sh"
# shellcheck source=peers/postgres.sh
source "$bench/peers/postgres.sh"
# shellcheck source=peers/etcd.sh
source "$bench/peers/etcd.sh"
# shellcheck source=server.sh
source "$bench/server.sh"

readonly measurements=$folder/measurements.jsonl
round=0

# Adds what COMMAND prints, a line of JSON, to the measurements.
measure() { # WHAT COMMAND...
  local what=$1
  shift
  # No pipe: what starts a server has to keep its process.
  "$@" >"$folder/measured"
  jq -c --arg what "$what" --argjson round "$round" \
    '{what: $what, round: $round} + .' "$folder/measured" >>"$measurements"
}
# The median over the rounds so far.
so_far() { # WHAT FIELD
  jq -r "select(.what == \"$1\") | .$2" "$measurements" | median
}

stage() { printf '%s %s\n' "$(date +%T)" "$*" >&2; }

echo_load() { # STYLE IN_FLIGHT
  "$bin/intake-bench-load" submit "127.0.0.1:$(cat "$folder/echo.$1")" - \
    --accounts "$accounts" --in-flight "$2" --seconds "$seconds"
}
# Then waits for the views, so that nobody else pays for them.
load() { # SERVER VERB OPTIONS...
  load_server "$@" --seconds "$seconds"
  settle "$1"
}
raw() { # VERB OPTIONS...
  mkdir -p "$folder/raw"
  "$bin/intake-bench-raw" "$1" "$folder/raw" --seconds "$seconds" "${@:2}"
  rm -rf "$folder/raw"
}

measure_calls() {
  local in_flight style clients
  for in_flight in 64 256; do
    for style in queue callback sync; do
      measure "echo $style $in_flight" echo_load "$style" "$in_flight"
    done
    measure "submit $in_flight" load main submit --in-flight "$in_flight"
    measure "etcd $in_flight" "$bin/intake-bench-load" put "$etcd_address" - \
      --size 200 --in-flight "$in_flight" --seconds "$seconds"
  done
  for clients in 1 8 32; do
    measure "postgres $clients" pgbench_json submit "$clients" "$seconds" "$accounts" 1
  done
}

# Streams and batches, each with little and with more under way.
measure_many() { # PREFIX SERVER
  local number
  for number in 1 4; do
    measure "$1stream $number" load "$2" stream --in-flight 1000 --streams "$number"
  done
  for number in 2 8; do
    measure "$1batch $number" load "$2" batch --in-flight "$number"
  done
}

measure_bulk() {
  local clients
  measure 'append to sqlite' raw append-sqlite --bytes "$reading_bytes"
  measure 'append to file' raw append-file --bytes "$reading_bytes"
  measure_many '' main
  fresh_server empty
  measure_many 'empty ' empty
  for clients in 1 2 4; do
    measure "postgres batch $clients" \
      pgbench_json batch "$clients" "$seconds" "$accounts" 1000
  done
}

measure_latency() {
  local half
  half=$(($(printf '%s\n' "$(so_far 'submit 64' per_second)" \
    "$(so_far 'submit 256' per_second)" | sort -n | tail -n 1) / 2))
  measure 'one call at half of peak' load main submit --rate "$half"
  measure 'echo at half of peak' "$bin/intake-bench-load" submit \
    "127.0.0.1:$(cat "$folder/echo.callback")" - \
    --accounts "$accounts" --rate "$half" --seconds "$seconds"
  measure fdatasync raw fdatasync
}

history() { # SECONDS
  "$bin/intake-bench-load" history "${address[main]}" "${administrator[main]}" \
    --accounts 1000 --rate 200 --seconds "$1"
}
measure_history() {
  measure 'history idle' history "$seconds"
  load_server main batch --in-flight 4 --seconds "$((seconds + 2))" >/dev/null &
  local under_load=$!
  sleep 1
  measure 'history under load' history "$seconds"
  wait "$under_load"
  settle main
}

measure_sustained() {
  seconds=$((sustained_seconds / 6 + 2)) measure 'raw apply' raw apply --accounts "$accounts"
  measure sustained load_server main batch --in-flight 8 \
    --seconds "$sustained_seconds" --watch "${administrator[main]}"
  settle main
}

measure_core() {
  measure core intake_core
}
intake_core() {
  "$bin/intake-bench-core" --benchmark_format=json --benchmark_min_time=0.2 \
    --benchmark_filter=ReadAndJudge 2>/dev/null |
    jq -c '[.benchmarks[] | {(.name): .cpu_time}] | add |
      {short_us: (."ReadAndJudgeOneText/10" / 1000),
       long_us: (."ReadAndJudgeOneText/10000" / 1000)}'
}

readonly big_bytes_per_account=60000
if $big && (($(df --output=avail -B1 "$folder" | tail -n 1) < accounts * big_bytes_per_account)); then
  echo 'bench: too little disk for 50 readings an account: left out' >&2
  big=false
fi

stage "A store of $accounts accounts and $((accounts * months)) submitted readings"
make_store main "$accounts" 3 "$months"
reading_bytes=$(jq .bytes_per_reading "$folder/main.filled")
make_store empty "$accounts" 0 0
make_store nobody 0 0 0
stage 'The same in PostgreSQL'
start_postgres "$accounts" "$months"
start_etcd
for style in queue callback sync; do
  "$bin/intake-bench-echo" "$style" "$folder/echo.$style" &
  pids+=($!)
done

stage "Starts, $rounds rounds"
for ((round = 1; round <= rounds; ++round)); do
  measure start timed_start main
  measure 'start of nobody' timed_start nobody
  stop_server nobody
  if ((round < rounds)); then stop_server main; fi
done
for style in queue callback sync; do wait_for_file "$folder/echo.$style"; done
for ((round = 1; round <= rounds; ++round)); do
  stage "Round $round of $rounds"
  measure_calls
  measure_bulk
  measure_latency
  measure_history
  measure_core
done
for ((round = 1; round <= sustained_rounds; ++round)); do
  stage "Sustained, round $round of $sustained_rounds"
  measure_sustained
done
if $big; then
  stop_postgres
  stop_etcd
  stop_server main
  rm -rf "${folder:?}/main"
  stage 'A store of 50 times as many readings as accounts'
  make_store main "$accounts" 3 50
  start_server main
  for ((round = 1; round <= rounds; ++round)); do
    measure_many 'big ' main
    fresh_server empty
    measure_many 'none ' empty
  done
fi

printf -v sizes '%d accounts, %d readings stored (the "10M"), %d rounds' \
  "$accounts" $((accounts * months)) "$rounds"
printf '\n%s\n\n' "$sizes"
"$bench/figures.py" "$measurements" >"$folder/figures.jsonl"
"$bench/table.py" "$folder/figures.jsonl"
if [[ -n $docs ]]; then
  "$bench/document.py" "$folder/figures.jsonl" "$docs" "$sizes"
fi
if [[ -n $results ]]; then
  mkdir -p "$results"
  cp "$measurements" "$folder/figures.jsonl" "$results"
fi
