# Functions that start Kannel with its fake SMSC on loopback, and send messages
# through it. To be sourced by bash scripts.
#
#   kannel_start RUN URL       start it in folder RUN, with webhook URL
#   kannel_send RUN FROM TEXT  send an SMS, print the reply (from any shell)
#   kannel_lose                end smsbox as a crash does, with what it has under way
#   kannel_recover RUN         start smsbox again
#   kannel_stop                stop what kannel_start started in this shell
#
# Callers may have readonly variables of any plain name, hence `_run`.
# KANNEL_RETRY_COUNT and KANNEL_RETRY_SECONDS say how often and how soon a
# message is tried again while the webhook cannot take it.

_kannel_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../local/ports.sh
source "$_kannel_folder/../local/ports.sh"
_kannel_bearerbox='' _kannel_smsbox=''

# Waits up to 20 s until the command given succeeds.
_kannel_await() {
  local _
  for _ in {1..200}; do
    "$@" && return
    sleep 0.1
  done
  return 1
}

_kannel_status_has() {
  curl -fs "$_kannel_status" 2>/dev/null | grep -q "$1"
}

_kannel_write_configuration() {
  local _run=$1 webhook=$2 admin smsbox smsc password
  claim_port admin && claim_port smsbox && claim_port smsc || return
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  sed -e "s|@ADMIN_PORT@|$admin|; s|@SMSBOX_PORT@|$smsbox|" \
    -e "s|@SMSC_PORT@|$smsc|; s|@ADMIN_PASSWORD@|$password|" \
    -e "s|@FOLDER@|$_run/kannel|; s|@LOG_FOLDER@|$_run/log|; s|@WEBHOOK@|$webhook|" \
    -e "s|@RETRY_COUNT@|${KANNEL_RETRY_COUNT:-360}|g" \
    -e "s|@RETRY_SECONDS@|${KANNEL_RETRY_SECONDS:-10}|g" \
    "$_kannel_folder/kannel.conf.in" >"$_run/kannel/kannel.conf"
  echo "$smsc" >"$_run/kannel/smsc.port"
  _kannel_status="http://127.0.0.1:$admin/status.txt?password=$password"
}

kannel_start() {
  local _run
  mkdir -p "$1/kannel" "$1/log"
  _run=$(cd "$1" && pwd)
  (umask 077 && touch "$_run/kannel/kannel.conf" "$_run/log/access.log")
  _kannel_write_configuration "$_run" "$2"
  # In sessions of their own, so that Ctrl-C reaches only the script, which then
  # stops things in order.
  setsid bearerbox -v 4 "$_run/kannel/kannel.conf" >>"$_run/log/kannel.log" 2>&1 &
  _kannel_bearerbox=$!
  if _kannel_await _kannel_status_has 'Status: running' &&
    kannel_recover "$_run"; then
    return
  fi
  echo "kannel: did not start; see $_run/log/kannel.log" >&2
  kannel_stop
  return 1
}

kannel_recover() {
  setsid smsbox -v 4 "$1/kannel/kannel.conf" >>"$1/log/kannel.log" 2>&1 &
  _kannel_smsbox=$!
  _kannel_await _kannel_status_has 'smsbox:.*on-line'
}

kannel_lose() {
  kill -KILL "$_kannel_smsbox"
  wait "$_kannel_smsbox" 2>/dev/null || true
  _kannel_smsbox=''
}

# Ends process PID, by force when it has not obeyed after 15 s.
_kannel_end() {
  kill -TERM "$1" 2>/dev/null || return 0
  local _
  for _ in {1..150}; do
    kill -0 "$1" 2>/dev/null || break
    sleep 0.1
  done
  kill -KILL "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}

# bearerbox first: it takes no new message then, and tells smsbox to end.
kannel_stop() {
  local pid
  for pid in $_kannel_bearerbox $_kannel_smsbox; do _kannel_end "$pid"; done
  _kannel_bearerbox='' _kannel_smsbox=''
}

# The message as fakesmsc wants it: plain for what a phone sends as plain text,
# else percent-encoded UTF-16, as phones send Cyrillic.
_kannel_encode() {
  if [[ $1 =~ ^[\ -~]*$ ]]; then
    printf 'text %s' "$1"
  else
    printf 'ucs2 %s' "$(printf '%s' "$1" | iconv -f UTF-8 -t UTF-16BE |
      od -An -v -tx1 | tr -d '\n' | tr ' ' '%')"
  fi
}

# The text of one part, from what fakesmsc prints: `<from> <to> KIND DATA` or
# `<from> <to> udh HEADER KIND DATA`.
_kannel_decode() {
  local rest=${1#* * } kind data
  [[ $rest != udh\ * ]] || rest=${rest#udh * }
  kind=${rest%% *} data=${rest#* }
  if [[ $kind == text ]]; then
    printf '%s' "$data"
  else
    data=${data//+/%20}
    printf '%b' "${data//%/\\x}" | iconv -f UTF-16BE -t UTF-8
  fi
}

# How many parts the first of them announces: the last but one byte of its UDH.
_kannel_parts() {
  local header
  [[ $1 =~ ^[^\ ]+\ [^\ ]+\ udh\ ([^\ ]+)\  ]] || { echo 1; return; }
  header=$(printf '%b' "${BASH_REMATCH[1]//%/\\x}" | od -An -v -tu1)
  read -ra header <<<"$header"
  echo "${header[-2]}"
}

# Fails when no reply has come after KANNEL_SEND_SECONDS (60).
kannel_send() {
  local _run=$1 from=$2 text=$3 log pid replies=() deadline parts reply
  deadline=$((SECONDS + ${KANNEL_SEND_SECONDS:-60}))
  log=$(mktemp)
  /usr/lib/kannel/test/fakesmsc -H 127.0.0.1 -r "$(cat "$_run/kannel/smsc.port")" \
    -m 1 "$from 79090597272 $(_kannel_encode "$text")" >"$log" 2>&1 &
  pid=$!
  while ((SECONDS < deadline)); do
    mapfile -t replies < <(sed -n 's/.*Got message [0-9]*: <\(.*\)>$/\1/p' "$log")
    if ((${#replies[@]})); then
      parts=$(_kannel_parts "${replies[0]}")
      ((${#replies[@]} < parts)) || break
    fi
    sleep 0.05
  done
  kill "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  rm -f "$log"
  if ((${#replies[@]} == 0)); then
    echo 'kannel: no reply came back' >&2
    return 1
  fi
  for reply in "${replies[@]}"; do _kannel_decode "$reply"; done
  echo
}
