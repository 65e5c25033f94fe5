#!/usr/bin/env bash
# A start that makes the views again tells the log and systemd how far it is, and
# can be stopped meanwhile: the next one goes on from there.
#
# Usage: start_test.sh BIN_FOLDER
set -euo pipefail
bin=$(cd "$1" && pwd)
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly root bin
# shellcheck source=common.sh
source "$root/tests/e2e/common.sh"

listener=''
stop_programs() { end "$listener"; }

# Writes what programs tell systemd to $run/notified, a message a line.
listen() {
  /usr/bin/python3 - "$run/notify" >"$run/notified" <<'PYTHON' &
import socket
import sys

listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
listener.bind(sys.argv[1])
while True:
    print(listener.recv(4096).decode().replace("\n", " "), flush=True)
PYTHON
  listener=$!
  await test -S "$run/notify"
}

intake() { "$bin/intake" --config "$run/intake.toml" "$@"; }

server_configuration >"$run/intake.toml"
start_server
account 1234567890 1 | intake account import - --quiet >/dev/null
intake channel key issue call_center --out "$run/call_center.key" >/dev/null
intake submit 1234567890 12150 >/dev/null
end "$server"
before=$(<"$run/log/server.log")
rm "$run/data/views.db"

listen
export NOTIFY_SOCKET=$run/notify
"$bin/intake-server" --config "$run/intake.toml" >>"$run/log/server.log" 2>&1 &
server=$!
await grep -q 'views' "$run/notified"
kill -TERM "$server"
status=0
wait "$server" || status=$?
expect 'a start under way can be stopped' "$status" '^0$'
start_server
log=$(<"$run/log/server.log")
log=${log#"$before"}
expect 'the log counts events' "$log" 'store: views ([0-9]+) of \1 events'
await grep -q 'READY=1' "$run/notified"
expect 'systemd is asked for patience before it is told of the end' "$(<"$run/notified")" \
  '^EXTEND_TIMEOUT_USEC=[0-9]+ STATUS=opening the store: views .*READY=1 STATUS=serving'
expect 'nothing is missing' \
  "$(intake history 1234567890 --submissions --json | jq -c '[.submissions[].receipt.outcome]')" \
  '^\["OUTCOME_ACCEPTED"\]$'
((failures == 0))
