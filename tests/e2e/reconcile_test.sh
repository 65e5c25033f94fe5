#!/usr/bin/env bash
# What a real Kannel loses, `intake sms reconcile` finds in its access log, and
# what was not lost it leaves alone, whatever the message looks like.
#
# Usage: reconcile_test.sh BIN_FOLDER
set -euo pipefail
bin=$(cd "$1" && pwd)
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly bin root
# shellcheck source=common.sh
source "$root/tests/e2e/common.sh"
# shellcheck source=../../deploy/kannel/kannel.sh
source "$root/deploy/kannel/kannel.sh"

claim_port sms_port
readonly sms_port
adapter=''

stop_programs() {
  kannel_stop
  end "$adapter"
}

start_adapter() {
  rm -f "$run/sms.port"
  "$bin/intake-sms" --config "$run/intake.toml" --port-file "$run/sms.port" \
    >>"$run/log/sms.log" 2>&1 &
  adapter=$!
  await test -s "$run/sms.port"
}

write_configuration() {
  {
    server_configuration
    cat <<TOML
[sms]
listen = "127.0.0.1:$sms_port"
server = "127.0.0.1:$server_port"
key_file = "sms.key"
TOML
  } >"$run/intake.toml"
}

intake() { "$bin/intake" --config "$run/intake.toml" "$@"; }
reconcile() { intake sms reconcile --log "$run/log/access.log"; }

# The texts of an account's submissions, newest first, on one line.
texts() {
  intake history "$1" --submissions --json |
    jq -r '[.submissions[]?.submission.text] | join(" / ")'
}

log_has() { grep -q "$1" "$run/log/access.log"; }
metric_is() {
  curl -fs "http://127.0.0.1:$sms_port/metrics" | grep -q "^intake_sms_$1\$"
}

write_configuration
start_server
{ account 1234567890 1; account 1234567891 2; account 1234567892 3; } |
  intake account import - --quiet >/dev/null
intake channel key issue sms --out "$run/sms.key" >/dev/null
start_adapter
kannel_start "$run" "http://127.0.0.1:$sms_port/sms"

for text in '1234567890 12150' 'Показания 1234567890 - 12160|' \
  $'1234567890\nдень 12170.5\r\n' '1234567890 12180.5' 'no account' ''; do
  kannel_send "$run" 79031234567 "$text" >/dev/null
done
kannel_send "$run" 79031234567 'Hello.' >/dev/null
before=$(texts 1234567890)
expect 'only a message that shows a dot and names no account is unclear' \
  "$(reconcile || true)" \
  'unclear: "Hello\.".*: 7 messages: 6 stored before, 0 missing and now submitted, 1 unclear, 0 in conflict, 0 rejected$'
expect 'and nothing has changed' \
  "$([[ $(texts 1234567890) == "$before" ]] && echo same)" '^same$'

# With the server away the adapter keeps the request open; smsbox has
# acknowledged the message by then, and takes it to its grave.
end "$server"
KANNEL_SEND_SECONDS=3 kannel_send "$run" 79031234567 '1234567891 12150' >/dev/null 2>&1 &
sending=$!
await log_has '1234567891 12150'
await metric_is 'waiting 1'
kannel_lose
end "$adapter" KILL
wait "$sending" || true
start_server
start_adapter
kannel_recover "$run"
kannel_send "$run" 79031234567 '1234567892 12100' >/dev/null
expect 'smsbox ended with a message under way loses it' \
  "$(texts 1234567891)/$(texts 1234567892)" '^/1234567892 12100$'
expect 'reconciling finds it and shows its answer' "$(reconcile || true)" \
  '79031234567: submitted: .*1234567891.*: 9 messages: 7 stored before, 1 missing and now submitted, 1 unclear'
expect 'it is stored once' "$(texts 1234567891)" '^1234567891 12150$'
expect 'as from that day and sender' \
  "$(intake history 1234567891 --submissions --json |
    jq -r '.submissions[0].submission | .handed_in_on, .evidence.sender' | paste -sd ' ')" \
  "^$(TZ=Europe/Samara date +%F) 79031234567$"
expect 'doing it again changes nothing' "$(reconcile || true)" \
  ': 9 messages: 8 stored before, 0 missing and now submitted, 1 unclear'
expect 'nor does the store' "$(texts 1234567891)" '^1234567891 12150$'

((failures == 0))
