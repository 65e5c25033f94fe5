# Ports of loopback for programs that must have the same one at their next start,
# or whose port others are told beforehand. To be sourced by bash scripts.
#
#   claim_port VARIABLE [FROM]   put the first free port from FROM (20000) up there
#
# A port found free by asking for any could be somebody else's a moment later: the
# kernel gives those of 32768 and up to whoever asks. So these lie below, and each
# is held, by a lock on a file of its name, until this shell and all that it has
# started have ended: scripts that run side by side never get the same one. The files
# are empty and stay, for a lock on one that was removed would hold nothing.

_ports_folder=${TMPDIR:-/tmp}/intake-ports

claim_port() {
  local -n _port=$1
  local _lock
  # Others than this user come here too.
  [[ -d $_ports_folder ]] || mkdir -p -m 1777 "$_ports_folder"
  for ((_port = ${2:-20000}; _port < 32768; ++_port)); do
    { exec {_lock}>>"$_ports_folder/$_port"; } 2>/dev/null || continue
    if flock -n "$_lock" && ! (exec 3<>"/dev/tcp/127.0.0.1/$_port") 2>/dev/null; then
      return
    fi
    exec {_lock}>&-
  done
  echo "no port from ${2:-20000} to 32767 is free" >&2
  return 1
}
