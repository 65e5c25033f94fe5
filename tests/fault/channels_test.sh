#!/usr/bin/env bash
# channels_test.py, with a port that its server finds free at each start.
#
# Usage: channels_test.sh BIN_FOLDER [KILLS]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly here
# shellcheck source=../../deploy/local/ports.sh
source "$here/../../deploy/local/ports.sh"
claim_port server_port
exec "$here/channels_test.py" "$1" "$server_port" "${@:2}"
