# Sourced by the scripts of this folder: `folder`, empty, for all they make,
# and `pids`, the programs they start; both go at the end, whatever happens.

# shellcheck source=../../deploy/local/ports.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../deploy/local/ports.sh"

# /tmp may be memory; what is measured here is a disk.
folder=$(mktemp -d -p /var/tmp)
readonly folder
pids=()

cleanup() {
  if ((${#pids[@]})); then
    kill "${pids[@]}" 2>/dev/null || true
    wait "${pids[@]}" 2>/dev/null || true
  fi
  rm -rf "$folder"
}
trap cleanup EXIT
trap 'echo "bench: line $LINENO: $BASH_COMMAND" >&2' ERR

# Ends one of `pids` and waits for it.
stop_process() { # PID [SIGNAL]
  local pid rest=()
  for pid in "${pids[@]}"; do [[ $pid == "$1" ]] || rest+=("$pid"); done
  pids=("${rest[@]}")
  kill -"${2:-TERM}" "$1"
  wait "$1" 2>/dev/null || true
}

# At most five minutes: a server may have a million accounts to read.
wait_for_file() {
  local _
  for _ in {1..30000}; do [[ -s $1 ]] && return; sleep 0.01; done
  echo "bench: $1 did not appear" >&2
  exit 1
}

# Of the numbers on stdin, one a line.
median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
