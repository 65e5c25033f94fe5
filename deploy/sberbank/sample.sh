# shellcheck shell=bash
# Sourced by what tries out intake-sberbank: made-up files as the bank sends
# them, for accounts of the sample town. Wants a function `intake` that runs the
# command line as an administrator.

# A pair `meter key;reading` for each register of ACCOUNT, six in all; a reading
# that passes without a word.
bank_pairs() {
  intake account show "$1" --json | jq -r '
    def digit: {"REGISTER_KIND_TOTAL": 0, "REGISTER_KIND_DAY": 1,
      "REGISTER_KIND_NIGHT": 2, "REGISTER_KIND_PEAK": 3,
      "REGISTER_KIND_HALF_PEAK": 4}[.register.kind];
    [.registers[] | "\(.register.serial)\(digit);\(
      ((.expected_from | tonumber) * 0.7 + (.expected_to | tonumber) * 0.3) |
      floor)"] + [range(6) | "НЕТ;НЕТ"] | .[:6] | join(";")'
}

# A line of the registry `tula17`: ACCOUNT, AMOUNT, NUMBER of the transaction,
# DAY as 2014-07-21, and the PAIRS.
bank_line() {
  printf '%s;%s;%s%020d;123456;%s;%s\r\n' "$1" "$2" "$(date -d "$4" +%d%m%y)" \
    "$3" "$(date -d "$4 + 1 day" +%d.%m.%Y)" "$5" | iconv -f UTF-8 -t CP1251
}

# Puts the registry NAME (`NNNNNMDD.0XX`), from standard input, and its receipt
# into FOLDER: the agent CODE, so many LINES, the TOTAL. The registry appears at
# once, as a careful bank does it.
bank_deliver() {
  local folder=$1 name=$2 code=$3 lines=$4 total=$5
  cat >"$folder/.$name"
  mv "$folder/.$name" "$folder/$name"
  printf '%s|%s|%s|%s|%s\r\n' "$(date +%d.%m.%Y)" "$name" "$code" "$lines" \
    "$total" >"$folder/${name/%.0??/.K${name: -2}}"
}
