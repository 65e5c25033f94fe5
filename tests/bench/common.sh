# Sourced by the scripts of this folder: `folder`, empty, for all they make, and
# `pids`, the programs they start; both go at the end, whatever happens.

folder=$(mktemp -d)
readonly folder
pids=()

cleanup() {
  ((${#pids[@]})) && kill "${pids[@]}" 2>/dev/null && wait "${pids[@]}" 2>/dev/null
  rm -rf "$folder"
}
trap cleanup EXIT

# At most five minutes: a server may have a million accounts to read.
wait_for_file() {
  local _
  for _ in {1..6000}; do [[ -s $1 ]] && return; sleep 0.05; done
  echo "bench: $1 did not appear" >&2
  exit 1
}

# Of the numbers on stdin, one a line.
median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
