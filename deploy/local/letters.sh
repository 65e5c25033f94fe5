#!/usr/bin/env bash
# Prints the letters that customers have got, the newest last.
#
# Usage: letters.sh RUN_FOLDER [COUNT]
set -euo pipefail
readonly mailbox="$1/postfix/mail/new" count="${2:-3}"

if ! compgen -G "$mailbox/*" >/dev/null; then
  echo 'No letters. They are handed to a mail system that "./dev run" starts as root.' >&2
  exit 1
fi
# shellcheck disable=SC2012  # the names are Postfix' own: no blanks
ls -tr "$mailbox" | tail -n "$count" | while read -r name; do
  python3 - "$mailbox/$name" <<'PYTHON'
import email, email.policy, sys

with open(sys.argv[1], "rb") as file:
    letter = email.message_from_binary_file(file, policy=email.policy.default)
for header in ("Date", "From", "To", "Subject"):
    print(f"{header}: {letter[header]}")
print()
print(letter.get_body(("plain",)).get_content())
print("-" * 70)
PYTHON
done
