#!/usr/bin/env bash
# Every source file is as clang-format writes it.
set -euo pipefail
find core storage services channels tests \
  -name node_modules -prune -o \( -name '*.cc' -o -name '*.h' \) -print0 |
  xargs -0 clang-format --dry-run -Werror
