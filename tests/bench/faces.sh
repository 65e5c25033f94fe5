#!/usr/bin/env bash
# The portal's main page beside an empty page of the same web server; and readings
# that come in while the portal's log-in is flooded, beside quiet. In interleaved
# rounds of one run; medians.
#
# Usage: faces.sh BIN_FOLDER [--quick]
#   --quick   3 rounds in place of 7
set -euo pipefail
bin=$(cd "$1" && pwd)
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly bin root
rounds=7 seconds=5
[[ ${2:-} == --quick ]] && rounds=3 seconds=3

# shellcheck source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

write_configuration() { # SERVER_PORT
  cat >"$folder/intake.toml" <<TOML
[supplier]
time_zone = "Europe/Samara"
[server]
listen = "127.0.0.1:$1"
data_folder = "data"
[rules]
file = "$root/deploy/rules.toml"
[log]
level = "error"
[portal]
listen = "127.0.0.1:0"
address = "http://127.0.0.1"
behind_proxy = true
server = "127.0.0.1:$1"
key_file = "portal.key"
spool_folder = "portal"
[portal.mail]
from = "readings@supplier.example"
[cli]
server = "127.0.0.1:$1"
key_file = "data/administrator.key"
TOML
}

intake() { "$bin/intake" --config "$folder/intake.toml" "$@"; }

write_configuration 0
"$bin/intake-server" --config "$folder/intake.toml" --port-file "$folder/server.port" &
pids+=($!)
wait_for_file "$folder/server.port"
server=127.0.0.1:$(cat "$folder/server.port")
write_configuration "${server##*:}"
intake sample town --seed 2014 --accounts 2000 | intake account import - --quiet >/dev/null
intake channel key issue portal --out "$folder/portal.key" >/dev/null 2>&1
intake channel key issue call_center --out "$folder/call_center.key" >/dev/null 2>&1
"$bin/intake-bench-load" import "$server" "$folder/data/administrator.key" --accounts 10000
echo verkhnerechinsk-2014 >"$folder/password"
intake customer register customer@customer.example --account 1234567890 --house 1 \
  --password-file "$folder/password" --key-file "$folder/portal.key" --confirm >/dev/null
"$bin/intake-portal" --config "$folder/intake.toml" --port-file "$folder/portal.port" &
pids+=($!)
"$bin/intake-bench-page" "$folder/empty.port" &
pids+=($!)
wait_for_file "$folder/portal.port"
wait_for_file "$folder/empty.port"
portal=http://127.0.0.1:$(cat "$folder/portal.port")
empty=http://127.0.0.1:$(cat "$folder/empty.port")

# The cookie of JAR as a header's value, and the token in the page on stdin.
cookie_of() { awk '$6 ~ /^__Host-intake$/ {print $6 "=" $7}' "$1" | tail -n 1; }
token() { grep -om1 'name="csrf" value="[^"]*"' | cut -d'"' -f4; }

csrf=$(curl -fsS -c "$folder/visitor" "$portal/login" | token)
visitor=$(cookie_of "$folder/visitor")
curl -fsS -b "$folder/visitor" -c "$folder/customer" -H 'Sec-Fetch-Site: same-origin' \
  -d "csrf=$csrf" -d email=customer@customer.example -d password=verkhnerechinsk-2014 \
  "$portal/login" -o /dev/null
customer=$(cookie_of "$folder/customer")
[[ $(curl -fsS -o "$folder/page" -w '%{http_code}' -H "Cookie: $customer" "$portal/") == 200 ]] ||
  { echo 'bench: the customer could not log in' >&2; exit 1; }
printf 'The main page has %d bytes.\n' "$(stat -c %s "$folder/page")"

# Requests a second, and the 99th percentile in microseconds, of what wrk says.
rate() { awk '/^Requests\/sec/ {print $2}'; }
p99() {
  awk '$1 == "99%" {u = $2; sub(/[a-z]+$/, "", u)
    if ($2 ~ /ms$/) u *= 1000; else if ($2 !~ /us$/) u *= 1e6; print u}'
}
pages() { # NAME URL [COOKIE]
  wrk -t1 -c16 -d"$seconds" --latency ${3:+-H "Cookie: $3"} "$2" >"$folder/wrk"
  rate <"$folder/wrk" >>"$folder/$1.rate"
  p99 <"$folder/wrk" >>"$folder/$1.p99"
}
readings() { # NAME
  "$bin/intake-bench-load" submit "$server" "$folder/call_center.key" --accounts 10000 \
    --in-flight 4 --seconds "$seconds" --cursor "$folder/cursor" >>"$folder/$1"
}

for ((round = 1; round <= rounds; ++round)); do
  pages empty "$empty/"
  pages main "$portal/" "$customer"
  readings quiet
  wrk -t1 -c32 -d"$((seconds + 2))" -s "$root/tests/bench/flood.lua" "$portal" -- \
    "$visitor" "$csrf" >"$folder/flood" &
  flood=$!
  sleep 1
  readings flooded
  wait "$flood"
  rate <"$folder/flood" >>"$folder/flood.rate"
done

printf '\n%-22s %14s %12s\n' 'page' 'pages/s' 'p99'
for page in empty main; do
  printf '%-22s %14.0f %9.0f us\n' "$page" "$(median <"$folder/$page.rate")" \
    "$(median <"$folder/$page.p99")"
done
printf 'The main page is %s of the empty one.\n' "$(awk \
  "BEGIN {printf \"%.2f\", $(median <"$folder/main.rate") / $(median <"$folder/empty.rate")}")"
printf '\n%-22s %14s %12s %12s\n' 'readings, 4 in flight' 'calls/s' 'p50' 'p99'
for case in quiet flooded; do
  printf '%-22s %14.0f %9.0f us %9.0f us\n' "$case" \
    "$(jq .calls_per_second "$folder/$case" | median)" \
    "$(jq .p50_us "$folder/$case" | median)" "$(jq .p99_us "$folder/$case" | median)"
done
printf 'The flood: %.0f log-ins a second were answered.\n' "$(median <"$folder/flood.rate")"
