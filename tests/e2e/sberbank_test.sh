#!/usr/bin/env bash
# A bank's registries from end to end: through intake-sberbank into a real
# intake-server on an empty folder, and the answers back; with programs killed
# on the way.
#
# Usage: sberbank_test.sh BIN_FOLDER
set -euo pipefail
bin=$(cd "$1" && pwd)
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly bin root
# shellcheck source=common.sh
source "$root/tests/e2e/common.sh"
readonly bank="$run/sberbank" agent=86040111
# shellcheck source=../../deploy/sberbank/sample.sh
source "$root/deploy/sberbank/sample.sh"

adapter=''

stop_programs() { end "$adapter"; }

start_adapter() {
  "$bin/intake-sberbank" --config "$run/intake.toml" >>"$run/log/adapter.log" 2>&1 &
  adapter=$!
}

intake() { "$bin/intake" --config "$run/intake.toml" "$@"; }

answer() { iconv -f CP1251 -t UTF-8 "$bank/answers/$1.answer.csv"; }
await_answer() { await test -s "$bank/answers/$1.answer.csv"; }

# A registry of one row for each of the first ROWS accounts of the town.
registry() {
  intake bank export --agent "$agent" --out "$run/terminals" >/dev/null
  iconv -f CP1251 -t UTF-8 "$run/terminals" |
    awk -F '[;#]' -v day="$(date +%d%m%y)" -v order="$(date +%d.%m.%Y)" \
      -v rows="$1" 'NR <= rows {
        line = sprintf("%s;1.00;%s%020d;123456;%s", $1, day, 1000 + NR, order)
        for (i = 5; i + 1 <= NF && i < 17; i += 2) {
          n = split($i, label, "@")
          line = line ";" (n > 1 ? label[2] ";" int($(i + 1)) + 1 : "НЕТ;НЕТ")
        }
        printf "%s\r\n", line
      }' | iconv -f UTF-8 -t CP1251
}

{
  server_configuration
  cat <<TOML
[sberbank]
folder = "sberbank"
listen = "127.0.0.1:0"
server = "127.0.0.1:$server_port"
key_file = "sberbank.key"
poll_seconds = 1
settle_seconds = 1
[[sberbank.agent]]
code = "$agent"
profile = "tula17"
files = "*.0??"
[[sberbank.agent]]
code = "$agent"
profile = "eps13"
files = "eps_*.txt"
TOML
} >"$run/intake.toml"
start_server
intake sample town --seed 2014 --accounts 3000 --months 2 | intake account import - >/dev/null
intake channel key issue sberbank --out "$run/sberbank.key" >/dev/null
start_adapter
await test -d "$bank/incoming"

today=$(date +%F)
readonly none='НЕТ;НЕТ;НЕТ;НЕТ;НЕТ;НЕТ;НЕТ;НЕТ;НЕТ;НЕТ'
{
  bank_line 1234567890 100.50 1 "$today" "$(bank_pairs 1234567890)"
  bank_line 1234567891 0.00 2 "$today" "$(bank_pairs 1234567891)"
  bank_line 1234567893 0.00 3 "$today" "НЕТ;123;$none"
  bank_line 9999999999 0.00 4 "$today" "7770;1;$none"
} >"$run/first"
bank_deliver "$bank/incoming" 01117722.00A "$agent" 4 100.50 <"$run/first"
await_answer 01117722.00A
first=$(answer 01117722.00A)
expect 'a row is accepted' "$first" '1;1234567890;[0-9]+;accepted;'
expect 'and one of two zones' "$first" '2;1234567891;[0-9]+;accepted;'
expect 'a reading without a meter is told of' "$first" '3;1234567893;;UNASSIGNED;'
expect 'and an unknown account' "$first" '4;9999999999;777;refused;.*ACCOUNT_NOT_FOUND'
expect 'the reading stands in the history' \
  "$(intake history 1234567890 --json)" '"channel_id":"sberbank"'

bank_deliver "$bank/incoming" 01117722.00A "$agent" 4 100.50 <"$run/first"
await_answer 01117722.00A.repeat
expect 'a repeated file changes nothing' "$(answer 01117722.00A.repeat)" 'ничего не изменено'

{
  cat "$run/first"
  bank_line 1234567890 0.00 1 "$today" "$(bank_pairs 1234567890 |
    awk -F ';' -v OFS=';' '{ $2 += 1; print }')"
} | bank_deliver "$bank/incoming" 01117723.00A "$agent" 5 100.50
await_answer 01117723.00A
second=$(answer 01117723.00A)
expect 'a row that was taken before is told of' "$second" '1;1234567890;.*repeated;.*01117722.00A line 1'
expect 'a changed row is a conflict' "$second" '5;1234567890;[0-9]+;conflict;.*KEY_REUSED'

# Whatever is killed on the way, it comes to one answer for each row.
registry 3000 >"$run/big"
rows=$(wc -l <"$run/big")
bank_deliver "$bank/incoming" 01117724.00A "$agent" "$rows" "$rows.00" <"$run/big"
kills=0
for _ in {1..20}; do
  # It begins when the file has settled, a second after its start.
  sleep "1.$(printf %02d $((RANDOM % 45)))"
  [[ -s $bank/answers/01117724.00A.answer.csv ]] && break
  end "$adapter" KILL
  kills=$((kills + 1))
  start_adapter
done
end "$server" KILL
start_server
await_answer 01117724.00A
echo "      (killed $kills times, and the server once)"
answer 01117724.00A >"$run/killed"
expect 'every row has one answer' "$(grep -c '^[0-9]' "$run/killed")" "^$(wc -l <"$run/killed" | awk '{print $1 - 1}')\$"
expect 'and none is a repeat or a conflict' "$(grep -cE 'repeated|conflict' "$run/killed")" '^0$'
await test -e "$bank/processed/01117724.00A"

# The same file once more, as if nothing were known of it: what the server holds
# gives the same bytes.
end "$adapter" KILL
sed -i '/01117724.00A/d' "$bank/ledger.csv"
cp "$bank/answers/01117724.00A.answer.csv" "$run/before"
rm "$bank/answers/01117724.00A.answer.csv"
mv "$bank/processed/01117724.00A" "$bank/incoming/01117724.00A"
mv "$bank/processed/01117724.K0A" "$bank/incoming/01117724.K0A"
start_adapter
await_answer 01117724.00A
expect 'an undisturbed run gives the same bytes' \
  "$(cmp "$run/before" "$bank/answers/01117724.00A.answer.csv" && echo same)" '^same$'

expect 'the status names the last file' "$(intake bank status)" '01117724.00A +processed'
end "$adapter"
expect 'told to stop, it stops' "$(tail -n 1 "$run/log/adapter.log")" 'told to stop'
adapter=''
((failures == 0))
