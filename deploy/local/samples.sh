# Sourced by run.sh: files as a bank and a representative hand them in, made up
# for accounts of the sample town, and people who log in. Wants `intake` and
# `ordinary_value` of there.

# shellcheck source=../sberbank/sample.sh
source "$(dirname "${BASH_SOURCE[0]}")/../sberbank/sample.sh"

readonly SAMPLE_AGENT=86040111 SAMPLE_REPRESENTATIVE=starshaya-1
readonly SAMPLE_CUSTOMER=customer@customer.example
# Log-in and role.
readonly SAMPLE_STAFF=(agent:agent clerk:clerk second-clerk:clerk
  supervisor:supervisor chief:administrator)

# A registry with its receipt: two ordinary lines, one below the last reading,
# one of no account.
sample_registry() { # FOLDER
  local day file pairs
  day=$(date -d yesterday +%F)
  file=$1/.lines
  {
    bank_line 1234567890 0.00 1 "$day" "$(bank_pairs 1234567890)"
    bank_line 1234567891 150.50 2 "$day" "$(bank_pairs 1234567891)"
    pairs=$(bank_pairs 6359806611)
    bank_line 6359806611 0.00 3 "$day" "${pairs%%;*};1;${pairs#*;*;}"
    bank_line 9999999999 0.00 4 "$day" "$pairs"
  } >"$file"
  bank_deliver "$1" "01117$(printf '%X' "$(date +%-m)")$(date +%d).00A" \
    "$SAMPLE_AGENT" 4 150.50 <"$file"
  rm "$file"
}

# A list as Excel in Russia saves it: CP1251, semicolons, leading zeros lost, a
# row without a signature, a flat of another building, a line of totals.
sample_list() { # FILE
  local today
  today=$(date +%d.%m.%Y)
  {
    printf 'Лицевой счет;Квартира;ФИО;Показание;Ночь;Дата;Подпись\r\n'
    printf '12345678;1;;%s;;%s;да\r\n' "$(ordinary_value 0012345678 0)" "$today"
    printf '1234567891;3;;%s;%s;%s;да\r\n' "$(ordinary_value 1234567891 0)" \
      "$(ordinary_value 1234567891 1)" "$today"
    printf '6321610010;9;;%s;;%s;\r\n' "$(ordinary_value 6321610010 0)" "$today"
    printf '6383413409;10;;1;;%s;да\r\n' "$today"
    printf '9999999999;99;;100;;%s;да\r\n' "$today"
    printf 'Итого;;;;;;\r\n'
  } | iconv -f UTF-8 -t CP1251 >"$1"
}

# Lets the sample's representative act for the first entrance of a building.
sample_mandate() { # FOLDER
  cat >"$1/mandates.toml" <<TOML
[[mandates]]
representative = "$SAMPLE_REPRESENTATIVE"
building = "sadovaya-1"
entrances = ["1"]
TOML
  intake channel update building_list --file "$1/mandates.toml" >/dev/null
}

# A customer with a confirmed address, and one member of staff for each role, all
# with one password that is made at the first start.
sample_people() { # FOLDER
  local password=$1/keys/sample.password first=$1/keys/first.password staff
  [[ ! -s $password ]] || return 0
  (umask 077 && openssl rand -base64 9 | tr '+/' 'xy' >"$password.new")
  intake channel update portal --log-in-required >/dev/null
  intake customer register "$SAMPLE_CUSTOMER" --account 1234567890 --house 1 \
    --password-file "$password.new" --key-file "$1/keys/portal.key" --confirm >/dev/null
  for staff in "${SAMPLE_STAFF[@]}"; do
    intake staff add "${staff%%:*}" --name "${staff%%:*}" --role "${staff##*:}" \
      --password-out "$first" >/dev/null
    intake staff change-password "${staff%%:*}" --password-file "$first" \
      --new-password-file "$password.new" --key-file "$1/keys/desk.key" >/dev/null
    rm "$first"
  done
  mv "$password.new" "$password"
}
