#!/usr/bin/env bash
# Lists from end to end: written as Excel does (by openpyxl, and in Excel's kinds
# of CSV), handed in by `intake list` to a real intake-server, and the answers
# read back by other programs than ours.
#
# Usage: list_test.sh BIN_FOLDER
set -euo pipefail
bin=$(cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
readonly bin here root
# shellcheck source=common.sh
source "$root/tests/e2e/common.sh"
write_configuration() {
  {
    server_configuration
    cat <<TOML
[list]
key_file = "list.key"
TOML
  } >"$run/intake.toml"
}

intake() { "$bin/intake" --config "$run/intake.toml" "$@"; }
list() { intake list "$@" --representative ivanova; }
# Its summary's counts: accepted unchanged held refused not_sent missing.
counts() {
  list submit "$@" --json |
    jq -r '.list | "\(.accepted) \(.unchanged) \(.held) \(.refused) \(.not_sent) \(.missing)"'
}
xlsx() { /usr/bin/python3 "$here/write_list.py" "$@"; }

write_configuration
start_server
{
  for flat in 1 2 3 4 5 6; do account "001234567$flat" "$flat"; done
  account 0022345671 1 mira-2
} | intake account import - --quiet >/dev/null
cat >"$run/mandates.toml" <<TOML
[[mandates]]
representative = "ivanova"
building = "lenina-1"
TOML
intake channel update building_list --file "$run/mandates.toml" >/dev/null
intake channel key issue building_list --out "$run/list.key" >/dev/null 2>&1
cd "$run"
# Midnight in Samara comes before midnight here.
day=$(date -d yesterday +%d.%m.%Y)
iso=$(date -d yesterday +%F)

# 1. A list with what Excel does to lists, in CP1251.
header='Лицевой счет;Квартира;Номер счетчика;Показание;Ночь;Дата;Подпись;Заметка'
iconv -f utf-8 -t cp1251 >list.csv <<CSV
$header
0012345671;1;0071;12100;;$day;Иванов;=1+1
12345672;01.июл;0072;12 150;;$day;да;
4E+11;3;0073;12200;;$day;да;
0012345674;4;0074;1210О;;$day;нет;
0012345675;5;0075;;;;;
0022345671;1;0071;12100;;$day;да;чужой дом
;;;;;;;
Итого;;;36450;;;;
CSV
expect 'checking stores nothing' \
  "$(list check list.csv; intake history 0012345671 --submissions --json | jq -c '.submissions | length')" \
  '2 accepted, 3 refused, 1 without a reading, 2 totals or empty.*nothing was stored.*6 accounts of the mandate.*0$'
expect 'it is handed in' "$(counts list.csv)" '^2 0 0 3 0 4$'
answer=$(xlsx csv list.answer.csv)
expect 'the answer keeps columns, digits and rows' \
  "$(sed -n 1,2p <<<"$answer")" \
  'Заметка\|Решение\|Причина\|Что сделать\|Квитанция.="0012345671"\|1\|="0071"\|12100\|.*Иванов\|.=1\+1\|Принято'
expect 'restored zeros and blanks are marked' "$(sed -n 3p <<<"$answer")" \
  'Принято\|.*дополнен нулями: 0012345672.*без пробелов.*в дату «01.июл»'
expect 'a number that lost its digits is refused, with what to do' \
  "$(sed -n 4p <<<"$answer")" 'Отказано\|.*4E\+11 не найден.*\|.*столбец как текст'
expect 'a missing signature is refused' "$(sed -n 5p <<<"$answer")" \
  'Отказано\|.*одпис'
expect 'another building is refused' "$(sed -n 7p <<<"$answer")" 'Отказано\|'
expect 'the missing flats follow' "$(sed -n '/^Без показаний/,$p' <<<"$answer")" \
  'за [0-9.]+.*="0012345673"\|lenina-1.*="0012345676"\|lenina-1'

expect 'the same list again changes nothing' "$(counts list.csv)" '^0 2 0 3 0 4$'
expect 'and says so' "$(xlsx csv list.answer.csv | sed -n 2p)" \
  'Без изменений\|Эта строка уже была подана'

# 2. The answer, corrected: unsigned becomes signed, and 3 gets its number.
sed 's/^4E+11/0012345673/; s/;нет;/;да;/' list.answer.csv >corrected.csv
expect 'a corrected answer applies what was corrected' \
  "$(counts corrected.csv)" '^2 2 0 1 0 2$'
expect 'an earlier list is judged anew when asked to' \
  "$(counts list.csv --again)" '^0 2 0 3 0 2$'

# 3. XLSX as openpyxl writes it, with a hidden sheet in front, counted from 1904.
xlsx write list.xlsx --1904 --hidden <<JSON
[["Показания жильцов"],
 ["Лицевой счет", "Кв.", "Показание", "Дата", "Подпись"],
 [12345675, "date:2014-07-01", 12300, "date:$iso", "да"],
 ["0012345676", 6, "12 300", "$day", "да"],
 ["0012345671", 1, 12100, "date:$iso", "да"],
 ["Итого", null, "=SUM(C3:C5)"]]
JSON
expect 'XLSX is handed in' "$(counts list.xlsx)" '^2 1 0 0 0 0$'
expect 'the answer opens, with its types' "$(xlsx read list.answer.xlsx)" \
  'Показания жильцов.*12345675\|2014-07-01 00:00:00\|12300\|.*Принято.*0012345676\|6\|12 300.*Без изменений'
expect 'and has a sheet for missing flats' \
  "$(xlsx read list.answer.xlsx 'Без показаний')" '^Без показаний за .*Состояние$'
expect 'the answer is a list again' "$(counts list.answer.xlsx --no-answer)" \
  '^0 3 0 0 0 0$'
xlsx write inline.xlsx --inline <<JSON
[["account", "reading", "date", "signature"], ["0012345671", "12100", "$iso", "yes"]]
JSON
expect 'texts may stand in their cells' "$(counts inline.xlsx)" '^0 1 0 0 0 0$'

# 4. Every kind of CSV says the same.
printf 'sep=\t\r\nЛицевой счет\tПоказание\tПодпись\r\n0012345671\t12100\tда\r\n' >plain
{ printf '\xff\xfe'; sed 1d plain | iconv -f utf-8 -t utf-16le; } >utf16.csv
{ printf '\xef\xbb\xbf'; cat plain; } >bom.csv
iconv -f utf-8 -t cp866 plain >dos.csv
for file in 'utf16.csv' 'bom.csv' 'dos.csv --encoding cp866'; do
  # shellcheck disable=SC2086
  expect "$file is read" "$(counts $file --date "$day" --no-answer)" '^0 1 0 0 0 0$'
done
expect 'the wrong encoding is no list' "$(list submit dos.csv --date "$day" 2>&1 || echo "= $?")" \
  'want among the first.*name the encoding.*= 2'
expect 'without a date it asks for one' "$(list submit bom.csv 2>&1 || echo "= $?")" \
  'neither a date column.*= 2'

# 5. A server that dies in the middle.
{
  echo 'account;reading;signature;date'
  for _ in {1..60000}; do echo "0012345671;12100;yes;$iso"; done
} >long.csv
data_bytes() { du -sb data | cut -f1; }
data_exceeds() { (($(data_bytes) > $1)); }
before=$(data_bytes)
"$bin/intake" --config intake.toml list submit long.csv --no-answer \
  --representative ivanova >long.out 2>long.err &
submitting=$!
await data_exceeds $((before + 500000))
end "$server" KILL
kill -TERM "$submitting"
code=0
wait "$submitting" || code=$?
expect 'stopped while the server is dead, it says what to do' \
  "$(cat long.err) = $code" 'run the same command again, and every row counts once.*= 3$'
start_server
expect 'and then every row counts once' "$(counts long.csv --no-answer)" \
  '^0 60000 0 0 0 0$'

((failures == 0))
