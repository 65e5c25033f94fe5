#!/usr/bin/env bash
# Starts the server, the portal, the desk, the adapters of SMS and of the bank, the
# gateway and - as root - a mail system on loopback, over sample data that a second
# start finds again; Ctrl-C stops everything.
#
# Usage: run.sh RUN_FOLDER, after the programs are built (./dev run does both).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly root bin="$root/build/dev/bin" town="$1"
# shellcheck source=ports.sh
source "$root/deploy/local/ports.sh"
# shellcheck source=../kannel/kannel.sh
source "$root/deploy/kannel/kannel.sh"
# shellcheck source=../postfix/postfix.sh
source "$root/deploy/postfix/postfix.sh"
# shellcheck source=samples.sh
source "$root/deploy/local/samples.sh"

server_pid='' sms_pid='' bank_pid='' portal_pid='' desk_pid='' mail=''

stop_program() {
  [[ -n $1 ]] && kill -TERM "$1" 2>/dev/null && wait "$1" || true
}

stop_all() {
  trap '' INT TERM
  printf '\nStopping the gateway, the adapters and the server...\n'
  kannel_stop || true
  stop_program "$portal_pid"
  stop_program "$desk_pid"
  [[ -z $mail ]] || postfix_stop "$town"
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
  [[ $(intake account show 1234567890 --json 2>/dev/null | jq -r .account.address.house) != 1 ]] || return 0
  echo 'Importing a made-up town of 2,000 accounts with 24 months of readings...'
  intake sample town --seed 2014 --accounts 2000 | intake account import -
}

# Of CHANNEL, or with --desk a desk's.
issue_key() {
  local file=$town/keys/${1#--}.key
  [[ -s $file ]] || intake channel key issue "$1" --out "$file" >/dev/null
}

# A mail system takes letters for customer@customer.example, and for nobody else.
# It has to be root to keep its processes apart; without one letters wait.
start_mail() {
  mail_port=25
  [[ $(id -u) == 0 ]] || return 0
  if postfix_start "$town" "$bin/intake-email" "$town/intake.toml" nobody; then
    mail=started
    mail_port=$(cat "$town/postfix/port")
  fi
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

  portal    http://127.0.0.1:$portal_port/    for customers: $SAMPLE_CUSTOMER
  desk      http://127.0.0.1:$desk_port/    for staff: ${SAMPLE_STAFF[*]%%:*}
            the password of all of them: $(cat "$town/keys/sample.password")
  server    127.0.0.1:$server_port           gRPC with reflection and health; data in ${town#"$root"/}/data
  sms       http://127.0.0.1:$sms_port/sms   the gateway's webhook; /healthz, /metrics
  gateway   Kannel with its fake SMSC; logs in ${town#"$root"/}/log
  bank      ${town#"$root"/}/sberbank: files put into incoming/ are judged, answers/ has
            what became of them; http://127.0.0.1:$bank_port/metrics
  letters   $(if [[ -n $mail ]]; then echo "./dev letters shows what the portal has written to customers"
    else echo "wait in ${town#"$root"/}/portal: a mail system is started for root only"; fi)

Log in to the portal and send a reading; register another customer with account
1234567891 and house 1. At the desk, key a call: 1234567891, Enter,
$(ordinary_value 1234567891 0)+$(ordinary_value 1234567891 1), Enter, Enter. Without a password anybody may try this:

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

claim_port server_port 7410
claim_port sms_port 7420
claim_port bank_port 7430
claim_port portal_port 7440
claim_port desk_port 7450
start_mail
sed -e "s|@SERVER_PORT@|$server_port|; s|@SMS_PORT@|$sms_port|; s|@ROOT@|$root|" \
  -e "s|@BANK_PORT@|$bank_port|; s|@AGENT@|$SAMPLE_AGENT|" \
  -e "s|@PORTAL_PORT@|$portal_port|; s|@DESK_PORT@|$desk_port|" \
  -e "s|@MAIL_PORT@|$mail_port|" \
  "$root/deploy/local/intake.toml.in" >"$town/intake.toml"

start_server
import_town
for channel in sms portal call_center office paper_slip sberbank building_list email; do
  issue_key "$channel"
done
issue_key --desk
sample_people "$town"
start_adapter intake-sms "$sms_port"
sms_pid=$!
start_adapter intake-sberbank "$bank_port"
bank_pid=$!
start_adapter intake-portal "$portal_port"
portal_pid=$!
start_adapter intake-desk "$desk_port"
desk_pid=$!
if [[ ! -f $town/list.csv ]]; then
  sample_registry "$town/sberbank/incoming"
  sample_mandate "$town"
  sample_list "$town/list.csv"
fi
kannel_start "$town" "http://127.0.0.1:$sms_port/sms"
print_welcome
wait -n "$server_pid" "$sms_pid" "$bank_pid" "$portal_pid" "$desk_pid" || true
fail "a program ended by itself; see $town/log"
