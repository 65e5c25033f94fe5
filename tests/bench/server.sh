# Sourced: the server, with the stores that it is measured on. Needs common.sh,
# `bin` and `root`. A store has a NAME, which is its server's as well.

declare -A address administrator server_pid
declare -A store_accounts

make_store() { # NAME ACCOUNTS IMPORTED_MONTHS SUBMITTED_MONTHS
  mkdir "$folder/$1"
  store_accounts[$1]=$2
  "$bin/intake-bench-fill" "$folder/$1/data" "$root/deploy/rules.toml" \
    --accounts "$2" --imported "$3" --submitted "$4" >"$folder/$1.filled"
  administrator[$1]=$folder/$1/data/administrator.key
  cat >"$folder/$1/intake.toml" <<TOML
[supplier]
time_zone = "Europe/Samara"
[server]
listen = "127.0.0.1:0"
data_folder = "data"
[rules]
file = "$root/deploy/rules.toml"
[log]
level = "warn"
[cli]
key_file = "data/administrator.key"
TOML
}

start_server() { # NAME
  rm -f "$folder/$1/port"
  "$bin/intake-server" --config "$folder/$1/intake.toml" \
    --port-file "$folder/$1/port" &
  server_pid[$1]=$!
  pids+=($!)
  wait_for_file "$folder/$1/port"
  address[$1]=127.0.0.1:$(cat "$folder/$1/port")
  [[ -s $folder/$1/channel.key ]] || intake_of "$1" channel key issue call_center \
    --out "$folder/$1/channel.key" >/dev/null
}

stop_server() { # NAME
  [[ -n ${server_pid[$1]:-} ]] || return 0
  stop_process "${server_pid[$1]}"
  unset "server_pid[$1]"
}

# Starts it, again if it runs, on its store as it was made.
fresh_server() { # NAME
  stop_server "$1"
  [[ -d $folder/$1.made ]] || cp -r "$folder/$1" "$folder/$1.made"
  rm -rf "${folder:?}/$1"
  cp -r "$folder/$1.made" "$folder/$1"
  sync -f "$folder/$1"
  start_server "$1"
}

intake_of() { # NAME WORDS...
  "$bin/intake" --config "$folder/$1/intake.toml" --server "${address[$1]}" "${@:2}"
}

load_server() { # NAME VERB OPTIONS...
  "$bin/intake-bench-load" "$2" "${address[$1]}" "$folder/$1/channel.key" \
    --accounts "${store_accounts[$1]}" --cursor "$folder/$1/cursor" "${@:3}"
}

# Waits until the views hold all that the journal does.
settle() { # NAME
  local _
  for _ in {1..1200}; do
    intake_of "$1" status --json |
      jq -e '.store | .journal_position == .views_position' >/dev/null && return
    sleep 0.05
  done
}

# How long the start took, how many bytes it read, how long reading as many bytes
# of its files takes by itself, and what is resident then.
timed_start() { # NAME
  local started read_bytes mapped_bytes took
  started=$(date +%s.%N)
  start_server "$1" >&2
  took=$(awk "BEGIN {print $(stat -c %.9Y "$folder/$1/port") - $started}")
  read_bytes=$(awk '/^rchar/ {print $2}' "/proc/${server_pid[$1]}/io")
  # What it maps instead is not counted there.
  mapped_bytes=$(find "$folder/$1/data" -name '*snapshot*' -printf '%s\n' |
    awk '{sum += $1} END {print sum + 0}')
  ((read_bytes >= mapped_bytes)) || read_bytes=$mapped_bytes
  cat "$folder/$1/data"/* >/dev/null
  "$bin/intake-bench-raw" read "$folder/$1/data" --bytes "$read_bytes" |
    jq -c --argjson took "$took" --argjson accounts "${store_accounts[$1]}" \
      --argjson kib "$(awk '/^VmRSS/ {print $2}' "/proc/${server_pid[$1]}/status")" \
      '{seconds: $took, resident_bytes: ($kib * 1024), accounts: $accounts} + .'
}
