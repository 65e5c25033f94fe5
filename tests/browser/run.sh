#!/usr/bin/env bash
# Runs one script of this folder in Debian's Chromium against a real server, portal
# and desk.
#
# Usage: run.sh SCRIPT BIN_FOLDER
set -euo pipefail
script=$(realpath "$1")
bin=$(cd "$2" && pwd)
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly script bin root
# shellcheck source=common.sh
source "$root/tests/browser/common.sh"
start_everything
node "$script"
