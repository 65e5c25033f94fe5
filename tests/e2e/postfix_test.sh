#!/usr/bin/env bash
# A message from end to end: through a real Postfix, by SMTP, and intake-email
# into a real intake-server on an empty folder, and what comes back.
#
# Usage: postfix_test.sh BIN_FOLDER, as root: Postfix' master must be.
set -euo pipefail
if ((EUID != 0)); then exec sudo -n "$0" "$@"; fi
bin=$(cd "$1" && pwd)
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly bin root user=nobody
# shellcheck source=common.sh
source "$root/tests/e2e/common.sh"
# shellcheck source=../../deploy/postfix/postfix.sh
source "$root/deploy/postfix/postfix.sh"

stop_programs() {
  [[ ! -e $run/postfix/etc ]] || postfix_stop "$run"
}

write_configuration() {
  {
    server_configuration
    cat <<TOML
[email]
server = "127.0.0.1:$server_port"
key_file = "email.key"
deadline_seconds = 2
metrics_file = "metrics/email.prom"
TOML
  } >"$run/intake.toml"
}

intake() { "$bin/intake" --config "$run/intake.toml" "$@"; }

# Sends a message with a Message-ID of NUMBER and this text.
send() {
  local number=$1 from=$2 text=$3
  cat >"$run/message" <<MESSAGE
From: Иван Иванов <ivanov@customer.example>
To: readings@supplier.example
Subject: Показания
Message-ID: <$number@customer.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

$text
-- 
тел. 79031234567
MESSAGE
  postfix_send "$run" "$from" "$run/message"
}

# Something about each of an account's submissions, newest first, on one line.
submissions() {
  intake history "$1" --submissions --json |
    jq -r "[.submissions[]? | $2] | join(\" \")"
}
stored() { (($(submissions "$1" .receipt.code | wc -w) == $2)); }

queue_is_empty() { [[ -z $(postfix_queue "$run") ]]; }
queue_waits() { postfix_queue "$run" | grep -q '"deferred"'; }
mailbox() { find "$run/postfix/mail/new" -type f 2>/dev/null; }
mailbox_has() { (($(mailbox | wc -l) == $1)); }
# The newest message in the customer's mailbox, its lines unwrapped.
bounce() {
  tr '\n' ' ' <"$(mailbox | sort | tail -n 1)" | tr -s ' '
}
metric() { sed -n "s/^intake_email_$1 //p" "$run/metrics/email.prom"; }

install -d -o "$user" "$run/metrics"
# Readable and, but for the key, harmless to the user that Postfix starts the
# adapter as, which may not look into where it was built.
chmod 755 "$run"
install -m 755 "$bin/intake-email" "$run/intake-email"
write_configuration
start_server
{ account 1234567890 1; account 1234567891 2; } |
  intake account import - --quiet >/dev/null
intake channel key issue email --out "$run/email.key" >/dev/null
chown "$user" "$run/email.key"
postfix_start "$run" "$run/intake-email" "$run/intake.toml" "$user"

send 1 ivanov@customer.example '1234567890 12150'
await mailbox_has 1
expect 'after the cut-off a message comes back to its sender' \
  "$(bounce)" 'To: ivanov@customer.example .*Status: 5\.7\.1 .*1234567890 12150'
expect 'in Russian, and says so' "$(bounce)" \
  'Content-Type: text/plain; charset=utf-8 .*<readings@supplier.example>: Лицевой счёт 1234567890\. Показания не приняты'
expect 'with the open channels' "$(bounce)" 'Показания принимают: .*личный кабинет.*СМС'
expect 'the refusal is stored' \
  "$(submissions 1234567890 '.receipt.outcome, .receipt.findings[0].rule')" \
  '^OUTCOME_REFUSED CHANNEL_RETIRED$'
expect 'with sender, text, id and where it came from' \
  "$(submissions 1234567890 '.submission | .evidence.sender, .text,
      .evidence.document, .evidence.source')" \
  '^ivanov@customer.example 1234567890 12150 <1@customer.example> readings@supplier.example [0-9A-F]+$'
expect 'and with its bytes' \
  "$(submissions 1234567890 '.submission.evidence.raw | @base64d')" \
  'Message-ID: <1@customer.example>'
expect 'and its moment' \
  "$(submissions 1234567890 .receipt.received_at)" "^$(date -u +%F)"

send 1 ivanov@customer.example '1234567890 12150'
await mailbox_has 2
expect 'the same message again is answered again' "$(bounce)" 'Показания не приняты'
expect 'and stored once' "$(submissions 1234567890 .receipt.outcome)" \
  '^OUTCOME_REFUSED$'

send 2 '' '1234567891 12150'
await stored 1234567891 1
await queue_is_empty
expect 'a message with an empty sender is refused and stored' \
  "$(submissions 1234567891 .receipt.outcome)" '^OUTCOME_REFUSED$'
expect 'and nothing goes out' "$(mailbox | wc -l)" '^2$'

end "$server"
send 3 ivanov@customer.example '1234567890 12160'
await queue_waits
expect 'while the server is away the message waits in the queue' \
  "$(postfix_queue "$run")" 'ivanov@customer.example.*not taken now'
expect 'and nothing goes out' "$(mailbox | wc -l)" '^2$'
start_server
postfix_flush "$run"
await mailbox_has 3
expect 'after its start the message is refused and comes back' \
  "$(bounce)" 'Показания не приняты.*1234567890 12160'
expect 'and the refusal is stored' "$(submissions 1234567890 .receipt.outcome)" \
  '^OUTCOME_REFUSED OUTCOME_REFUSED$'

chown root "$run/email.key"
chmod 600 "$run/email.key"
send 4 ivanov@customer.example '1234567890 12170'
await queue_waits
expect 'a key that cannot be read costs no message' \
  "$(postfix_queue "$run")" 'email.key'
chown "$user" "$run/email.key"

intake channel update email --retired-from 2099-01-01 >/dev/null
postfix_flush "$run"
await queue_is_empty
expect 'before the cut-off the same adapter hands the reading in' \
  "$(submissions 1234567890 .receipt.outcome)" '^OUTCOME_ACCEPTED '
expect 'and nothing goes out' "$(mailbox | wc -l)" '^3$'

expect 'everything was counted' \
  "$(metric received_total) $(metric accepted_total) $(metric held_total) $(metric refused_total)" \
  "^$(($(metric deferred_total) + 5)) 1 0 4$"

((failures == 0))
