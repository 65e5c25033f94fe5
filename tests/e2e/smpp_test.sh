#!/usr/bin/env bash
# SMS from an SMSC itself, end to end: intake-sms --smpp between a real
# intake-server and two SMSCs that others wrote, npm's `smpp` and Debian's
# Net::SMPP, while now the one side and now the other is killed. Every message
# must be stored once, and every sender must have an answer.
#
# Usage: smpp_test.sh BIN_FOLDER [KILLS] [READINGS]; by default 20 kills and 400
# readings with each SMSC. $INTAKE_SMS may name another intake-sms.
set -euo pipefail
bin=$(cd "$1" && pwd)
kills=${2:-20}
readings=${3:-400}
sms=${INTAKE_SMS:-$bin/intake-sms}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
readonly bin kills readings sms here root
# shellcheck source=common.sh
source "$root/tests/e2e/common.sh"
export NODE_PATH="$root/tests/tools/node_modules"

# A test that broke off leaves its own two; they wrote their ids.
stop_programs() {
  local pid
  for pid in $(cat "$run"/*/*.pid 2>/dev/null); do end "$pid"; done
}

intake() { "$bin/intake" --config "$run/intake.toml" "$@"; }

write_configuration() {
  server_configuration >"$run/intake.toml"
}

# As the adapter to the SMSC in FOLDER reads it.
write_adapter_configuration() { # FOLDER PORT
  cat >"$1/intake.toml" <<TOML
[sms]
server = "127.0.0.1:$server_port"
key_file = "../sms.key"
[smpp]
host = "127.0.0.1"
port = $2
system_id = "intake"
password_file = "../password"
number = "79090597272"
listen = "127.0.0.1:0"
TOML
}

# Accounts PREFIX000000.., each with one meter that showed 12000 a month ago.
accounts() {
  local i date
  date=$(date -d '30 days ago' +%F)
  for ((i = 0; i < readings; ++i)); do
    printf '{"number": "%s%06d", "holder": "Иванов И. И.", "address": {"building": "lenina-%s", "flat": "%d", "text": "Ленина, %s, кв. %d"}, "installations": [{"commodity": "COMMODITY_ELECTRICITY", "serial": "%s%06d", "installedOn": "2014-01-01", "registers": [{"kind": "REGISTER_KIND_TOTAL", "wholeDigits": 5}]}], "history": [{"register": {"commodity": "COMMODITY_ELECTRICITY", "kind": "REGISTER_KIND_TOTAL"}, "date": "%s", "value": "12000"}]}\n' \
      "$1" "$i" "$1" "$i" "$1" "$i" "$1" "$i" "$date"
  done
}

start_smsc() {
  local folder=$1 port=$2
  case $(basename "$folder") in
    npm) exec node "$here/smpp_peer.js" "$folder" "$port" 8 ;;
    perl) exec perl "$here/smpp_peer.pl" "$folder" "$port" 8 ;;
  esac >>"$run/log/$(basename "$folder").log" 2>&1 &
  echo $! >"$folder/smsc.pid"
}

start_adapter() {
  "$sms" --smpp --config "$1/intake.toml" >>"$run/log/sms-$(basename "$1").log" 2>&1 &
  echo $! >"$1/sms.pid"
}

# Kills PROGRAM (smsc or sms) of FOLDER without warning.
kill_hard() {
  local pid
  pid=$(cat "$1/$2.pid")
  kill -KILL "$pid"
  wait "$pid" 2>/dev/null || true
  rm "$1/$2.pid"
}

acknowledged() { sort -u "$1/acknowledged" 2>/dev/null | wc -l; }

more_acknowledged() { (($(acknowledged "$1") > $2)); }

all_acknowledged() { (($(acknowledged "$1") == $(wc -l <"$1/messages"))); }

# Delivers everything while now the one side and now the other dies.
deliver_all() { # FOLDER PORT
  local folder=$1 port=$2 i before=0
  start_smsc "$folder" "$port"
  await test -s "$folder/port"
  write_adapter_configuration "$folder" "$port"
  start_adapter "$folder"
  for ((i = 0; i < kills; ++i)); do
    await more_acknowledged "$folder" "$before"
    sleep "0.$((RANDOM % 30 + 10))"
    all_acknowledged "$folder" && break
    before=$(acknowledged "$folder")
    if ((i % 2)); then
      kill_hard "$folder" smsc
      start_smsc "$folder" "$port"
    else
      kill_hard "$folder" sms
      start_adapter "$folder"
    fi
  done
  echo "$i" >"$folder/kills"
  await all_acknowledged "$folder"
  kill -TERM "$(cat "$folder/sms.pid")"
  wait "$(cat "$folder/sms.pid")"
  rm "$folder/sms.pid"
  kill_hard "$folder" smsc
}

# How many accounts of PREFIX have exactly one submission, and that accepted.
stored_once() {
  local i
  for ((i = 0; i < readings; ++i)); do
    intake history "$1$(printf %06d "$i")" --submissions --json
  done | jq -r '[.submissions[]?.receipt.outcome] | join(" ")' | grep -c '^OUTCOME_ACCEPTED$'
}

check() {
  local name=$1 prefix=$2 folder=$run/$1
  # On a fast machine all may be delivered before the last ones.
  expect "$name: at least half of the kills hit while messages were under way" \
    "$(($(cat "$folder/kills") * 2 >= kills))" 1
  expect "$name: every message is stored once" "$(stored_once "$prefix")" "^$readings\$"
  expect "$name: every sender has an answer that says so" \
    "$(grep -E ": принято .*12150" "$folder/replies" | cut -f1 | sort -u | wc -l)" "^$readings\$"
  printf '      %s readings in %s messages, %s kills, %s answers sent\n' "$readings" \
    "$(wc -l <"$folder/messages")" "$(cat "$folder/kills")" "$(wc -l <"$folder/replies")"
}

mkdir "$run"/{npm,perl}
write_configuration
start_server
{ accounts 1300; accounts 1400; } | intake account import - --quiet >/dev/null
intake channel key issue sms --out "$run/sms.key" >/dev/null
(umask 077 && echo secret >"$run/password")
node "$here/smpp_messages.js" 1300 "$readings" >"$run/npm/messages"
node "$here/smpp_messages.js" 1400 "$readings" >"$run/perl/messages"

claim_port npm_port
claim_port perl_port
deliver_all "$run/npm" "$npm_port" &
npm=$!
deliver_all "$run/perl" "$perl_port" &
perl=$!
wait "$npm"
wait "$perl"
check npm 1300
check perl 1400

((failures == 0))
