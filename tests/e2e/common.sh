# Sourced by the tests of this folder once they have set `bin`, the folder of the
# programs, and `root`, that of the sources. Gives them `run`, an empty folder for
# all they make, logs in $run/log, `server_port`, and what they share. At the end,
# and whatever happens, `stop_programs` is called, which they may define, the server
# ends, and the folder goes.

# shellcheck source=../../deploy/local/ports.sh
source "$root/deploy/local/ports.sh"
run=$(mktemp -d)
claim_port server_port
readonly run server_port
mkdir "$run/log"
server='' failures=0

# Ends process PID, by SIGTERM or another SIGNAL, and waits until it has. None, and
# one that has ended before, will do.
end() { # PID [SIGNAL]
  [[ -n $1 ]] && kill "-${2:-TERM}" "$1" 2>/dev/null || return 0
  wait "$1" 2>/dev/null || true
}

stop_programs() { :; }

finish() {
  local status=$?
  trap - EXIT
  stop_programs
  end "$server"
  ((status == 0)) || tail -n 20 "$run"/log/*.log >&2 || true
  rm -rf "$run"
  exit "$status"
}
trap finish EXIT
trap 'exit 1' INT TERM

# Waits up to 60 s until the command given succeeds.
await() {
  local _
  for _ in {1..600}; do
    "$@" && return
    sleep 0.1
  done
  echo "waited in vain for: $*" >&2
  return 1
}

expect() { # WHAT GOT PATTERN
  if [[ $2 =~ $3 ]]; then
    printf 'ok    %s\n' "$1"
  else
    printf 'FAIL  %s\n      got:  %s\n      want: %s\n' "$@"
    failures=$((failures + 1))
  fi
}

# Starts the server with $run/intake.toml, and waits until it serves.
start_server() {
  rm -f "$run/server.port"
  "$bin/intake-server" --config "$run/intake.toml" --port-file "$run/server.port" \
    >>"$run/log/server.log" 2>&1 &
  server=$!
  await test -s "$run/server.port"
}

# What the server itself and the command line need to know.
server_configuration() {
  cat <<TOML
[supplier]
time_zone = "Europe/Samara"
[server]
listen = "127.0.0.1:$server_port"
data_folder = "data"
[rules]
file = "$root/deploy/rules.toml"
[cli]
server = "127.0.0.1:$server_port"
key_file = "data/administrator.key"
channel_key_file = "call_center.key"
TOML
}

# An account with one electricity meter of five digits, which showed 12000 a
# month ago.
account() { # NUMBER FLAT [BUILDING]
  cat <<JSON
{"number": "$1", "holder": "Иванов И. И.", "address": {"building": "${3:-lenina-1}", "entrance": "1", "flat": "$2", "text": "Ленина, 1, кв. $2"}, "installations": [{"commodity": "COMMODITY_ELECTRICITY", "serial": "007$2", "installedOn": "2014-01-01", "registers": [{"kind": "REGISTER_KIND_TOTAL", "wholeDigits": 5}]}], "history": [{"register": {"commodity": "COMMODITY_ELECTRICITY", "kind": "REGISTER_KIND_TOTAL"}, "date": "$(date -d '30 days ago' +%F)", "value": "12000"}]}
JSON
}
