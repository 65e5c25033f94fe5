#!/usr/bin/env bash
exec "$(dirname "${BASH_SOURCE[0]}")/run.sh" "$(dirname "${BASH_SOURCE[0]}")/portal_test.mjs" "$1"
