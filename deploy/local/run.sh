#!/usr/bin/env bash
# Starts the server, the adapters of SMS and of the bank, and the gateway on
# loopback, over sample data that a second start finds again; Ctrl-C stops
# everything.
#
# Usage: run.sh RUN_FOLDER, after the programs are built (./dev run does both).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly root bin="$root/build/dev/bin" town="$1"
# shellcheck source=../kannel/kannel.sh
source "$root/deploy/kannel/kannel.sh"
# shellcheck source=samples.sh
source "$root/deploy/local/samples.sh"

server_pid='' sms_pid='' bank_pid=''

# A port that nothing listens on: the one wanted, or the next free one.
free_port() {
  local port=$1
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  echo "$port"
}

stop_program() {
  [[ -n $1 ]] && kill -TERM "$1" 2>/dev/null && wait "$1" || true
}

stop_all() {
  trap '' INT TERM
  printf '\nStopping the gateway, the adapters and the server...\n'
  kannel_stop || true
  stop_program "$sms_pid"
  stop_program "$bank_pid"
  stop_program "$server_pid"
  rm -f "$town/running"
  echo "Stopped. The data stays in ${town#"$root"/}/; ./dev reset throws it away."
}

fail() {
  printf 'run: %s\n' "$1" >&2
  exit 1
}

# Waits until FILE is there, at most 60 s, while PID lives.
wait_for_file() {
  local _
  for _ in {1..600}; do
    [[ -s $1 ]] && return
    kill -0 "$2" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}

intake() { "$bin/intake" --config "$town/intake.toml" "$@"; }

start_server() {
  rm -f "$town/server.port"
  setsid "$bin/intake-server" --config "$town/intake.toml" \
    --port-file "$town/server.port" >>"$town/log/server.log" 2>&1 &
  server_pid=$!
  wait_for_file "$town/server.port" "$server_pid" ||
    { tail -n 5 "$town/log/server.log" >&2; fail "the server did not start; see $town/log/server.log"; }
}

import_town() {
  intake account show 1234567890 --json >/dev/null 2>&1 && return
  echo 'Importing a made-up town of 2,000 accounts with 24 months of readings...'
  intake sample town --seed 2014 --accounts 2000 | intake account import -
}

issue_key() {
  [[ -s $town/keys/$1.key ]] || intake channel key issue "$1" --out "$town/keys/$1.key" >/dev/null
}

# Starts PROGRAM and waits until its PORT answers; its process is $!.
start_adapter() {
  setsid "$bin/$1" --config "$town/intake.toml" >>"$town/log/$1.log" 2>&1 &
  local _ pid=$!
  for _ in {1..100}; do
    curl -fs "http://127.0.0.1:$2/healthz" >/dev/null && return
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  fail "$1 did not start; see $town/log/$1.log"
}

# A value for the N-th register of ACCOUNT that passes without a word.
ordinary_value() {
  intake account show "$1" --json |
    jq -r --argjson n "$2" '.registers[$n] |
      ((.expected_from | tonumber) * 0.7 + (.expected_to | tonumber) * 0.3) | floor'
}

print_welcome() {
  cat <<TEXT

Intake is running.

  server    127.0.0.1:$server_port        gRPC with reflection and health; data in ${town#"$root"/}/data
  sms       http://127.0.0.1:$sms_port    the gateway's webhook; /healthz, /metrics
  gateway   Kannel with its fake SMSC; logs in ${town#"$root"/}/log
  bank      ${town#"$root"/}/sberbank: files put into incoming/ are judged, answers/ has
            what became of them; http://127.0.0.1:$bank_port/metrics

In another terminal, send a message and see the reply that comes back:

  ./dev sms 79031234567 "1234567890 $(ordinary_value 1234567890 0)"
  ./dev sms 79031234567 "1234567891 день $(ordinary_value 1234567891 0) ночь $(ordinary_value 1234567891 1)"
  ./dev sms 79031234567 "1234567890 1"          (less than before: waits for a check)
  ./dev sms 79031234567 "1234567892 $(ordinary_value 1234567892 1) $(ordinary_value 1234567892 0) $(ordinary_value 1234567892 2)"
        (two zones exchanged: it asks; answer "ДА" and the code it gives)

A bank's registry was put there, and a representative's list waits; an e-mail is
refused, as it has been since 2014-07-01:

  ./dev intake bank status
  iconv -f CP1251 -t UTF-8 ${town#"$root"/}/sberbank/answers/*.csv
  ./dev intake list submit ${town#"$root"/}/list.csv --representative $SAMPLE_REPRESENTATIVE
  ./dev mail customer@example.org "1234567890 $(ordinary_value 1234567890 0)"

and look at what became of it:

  ./dev intake history 1234567890
  ./dev intake review list                      what waits; then: review show CODE
  ./dev intake audit show 000-013               the whole story of a receipt
  ./dev intake export                           what billing is told
  ./dev intake doctor

Ctrl-C stops everything; a second start keeps the data.
TEXT
}

mkdir -p "$town"/{keys,log}
[[ ! -f $town/running ]] || ! kill -0 "$(cat "$town/running")" 2>/dev/null ||
  fail "it is running already (process $(cat "$town/running")); stop that one first"
echo $$ >"$town/running"
trap stop_all EXIT
trap 'exit 0' INT
trap 'exit 0' TERM

server_port=$(free_port 7410)
sms_port=$(free_port 7420)
bank_port=$(free_port 7430)
sed -e "s|@SERVER_PORT@|$server_port|; s|@SMS_PORT@|$sms_port|; s|@ROOT@|$root|" \
  -e "s|@BANK_PORT@|$bank_port|; s|@AGENT@|$SAMPLE_AGENT|" \
  "$root/deploy/local/intake.toml.in" >"$town/intake.toml"

start_server
import_town
for channel in sms call_center sberbank building_list email; do
  issue_key "$channel"
done
start_adapter intake-sms "$sms_port"
sms_pid=$!
start_adapter intake-sberbank "$bank_port"
bank_pid=$!
if [[ ! -f $town/list.csv ]]; then
  sample_registry "$town/sberbank/incoming"
  sample_mandate "$town"
  sample_list "$town/list.csv"
fi
kannel_start "$town" "http://127.0.0.1:$sms_port/sms"
print_welcome
wait -n "$server_pid" "$sms_pid" "$bank_pid" || true
fail "a program ended by itself; see $town/log"
