#!/usr/bin/env bash
# An SMS from end to end: through a real Kannel (with its fake SMSC) and
# intake-sms into a real intake-server on an empty folder, and its answer back.
#
# Usage: kannel_test.sh BIN_FOLDER
set -euo pipefail
bin=$(cd "$1" && pwd)
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly bin root
# shellcheck source=common.sh
source "$root/tests/e2e/common.sh"
# shellcheck source=../../deploy/kannel/kannel.sh
source "$root/deploy/kannel/kannel.sh"

adapter=''

stop_programs() {
  kannel_stop
  end "$adapter"
}

write_configuration() {
  {
    server_configuration
    cat <<TOML
[sms]
listen = "127.0.0.1:0"
server = "127.0.0.1:$server_port"
key_file = "sms.key"
deadline_seconds = 1
TOML
  } >"$run/intake.toml"
}

intake() { "$bin/intake" --config "$run/intake.toml" "$@"; }

# The outcomes of an account's submissions, newest first, on one line.
outcomes() {
  intake history "$1" --submissions --json |
    jq -r '[.submissions[]?.receipt.outcome] | join(" ")'
}

metric() {
  curl -fs "$webhook/metrics" | sed -n "s/^intake_sms_$1 //p"
}

metric_is_positive() { (($(metric "$1") > 0)); }

write_configuration
start_server
{ account 1234567890 1; account 1234567891 2; account 1234567892 3; } |
  intake account import - --quiet >/dev/null
intake channel key issue sms --out "$run/sms.key" >/dev/null
"$bin/intake-sms" --config "$run/intake.toml" --port-file "$run/sms.port" \
  >>"$run/log/sms.log" 2>&1 &
adapter=$!
await test -s "$run/sms.port"
webhook="http://127.0.0.1:$(cat "$run/sms.port")"
KANNEL_RETRY_SECONDS=1 kannel_start "$run" "$webhook/sms"

reply=$(kannel_send "$run" 79031234567 '1234567890 12150')
expect 'a good reading is answered in Cyrillic, with account and value' \
  "$reply" '1234567890: принято .*12150'
expect 'as of the day on which Kannel got it' \
  "$(intake history 1234567890 --submissions --json |
    jq -r '.submissions[0].submission.handed_in_on // .submissions[0].submission.handedInOn')" \
  "^$(TZ=Europe/Samara date +%F)\$"
expect 'and stored as accepted' "$(outcomes 1234567890)" '^OUTCOME_ACCEPTED$'
expect 'as evidence its sender, SMSC and bytes are kept' \
  "$(intake history 1234567890 --submissions --json |
    jq -r '.submissions[0].submission | .evidence.sender, .evidence.document,
      (.evidence.raw | @base64d), .text' | paste -sd ' ')" \
  '^79031234567 fake 1234567890 12150 1234567890 12150$'

reply=$(kannel_send "$run" 79031234567 'Показания: л/с 1234567891 - 12 100 кВт')
expect 'Cyrillic goes both ways' "$reply" '1234567891: принято .*12100'
expect 'and is understood' "$(outcomes 1234567891)" '^OUTCOME_ACCEPTED$'

reply=$(kannel_send "$run" 79031234567 '1234567892 11000')
expect 'a reading below the last one is answered' "$reply" 'Меньше прежнего'
expect 'and held' "$(outcomes 1234567892)" '^OUTCOME_HELD$'

reply=$(kannel_send "$run" 79031234567 '9876543210 12150')
expect 'an unknown account is refused' "$reply" 'Не принято. Счёт не найден'
expect 'an empty message is answered' \
  "$(kannel_send "$run" 79031234567 '')" 'Не поняли сообщение'

repeat() {
  curl -fs -H 'Content-Type: text/plain; charset="UTF-8"' \
    --data-binary '1234567890 12160' "$webhook/sms?id=same&from=79031234567&smsc=fake"
}
first=$(repeat)
expect 'a repeat with the same id gets the same answer' "$(repeat)" "^$first\$"
expect 'and is stored once' "$(outcomes 1234567890)" '^OUTCOME_ACCEPTED OUTCOME_ACCEPTED$'

end "$server" KILL
kannel_send "$run" 79031234567 '1234567891 12200' >"$run/late.reply" &
sending=$!
await metric_is_positive unavailable_total
expect 'while the server is dead there is no answer' "$(cat "$run/late.reply")" '^$'
start_server
wait "$sending"
expect 'after its restart Kannel repeats, and the answer comes' \
  "$(cat "$run/late.reply")" '1234567891: принято .*12200'
expect 'once' "$(outcomes 1234567891)" '^OUTCOME_ACCEPTED OUTCOME_ACCEPTED$'
expect 'what was answered before the kill is still there' \
  "$(outcomes 1234567890)" '^OUTCOME_ACCEPTED OUTCOME_ACCEPTED$'

((failures == 0))
