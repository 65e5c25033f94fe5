#!/usr/bin/env bash
# Sends one SMS through the gateway that ./dev run started, prints the reply.
#
# Usage: sms.sh RUN_FOLDER FROM TEXT
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=../kannel/kannel.sh
source "$root/deploy/kannel/kannel.sh"

if (($# != 3)) || ! [[ $2 =~ ^[0-9]{5,15}$ ]]; then
  echo 'Usage: ./dev sms FROM TEXT, as in ./dev sms 79031234567 "1234567890 12650"' >&2
  exit 2
fi
[[ -f $1/running ]] && kill -0 "$(cat "$1/running")" 2>/dev/null || {
  echo 'sms: nothing is running; start it with ./dev run in another terminal' >&2
  exit 3
}
kannel_send "$1" "$2" "$3"
