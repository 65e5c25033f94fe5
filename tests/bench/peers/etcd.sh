# Sourced: one etcd on loopback, in a folder of its own, for as long as the script
# runs. Needs common.sh.

etcd_address=
etcd_folder=
etcd_pid=

start_etcd() {
  local client peer
  etcd_folder=$(mktemp -d -p "$folder")
  claim_port client
  claim_port peer
  etcd_address=127.0.0.1:$client
  peer=http://127.0.0.1:$peer
  etcd --name bench --data-dir "$etcd_folder/data" --log-level error \
    --listen-client-urls "http://$etcd_address" \
    --advertise-client-urls "http://$etcd_address" \
    --listen-peer-urls "$peer" --initial-advertise-peer-urls "$peer" \
    --initial-cluster "bench=$peer" --quota-backend-bytes 8589934592 \
    >"$etcd_folder.log" 2>&1 &
  etcd_pid=$!
  pids+=("$etcd_pid")
  local _
  for _ in {1..600}; do
    curl -fsS -o /dev/null "http://$etcd_address/health" 2>/dev/null && return
    sleep 0.1
  done
  echo 'bench: etcd does not start' >&2
  exit 1
}

stop_etcd() {
  stop_process "$etcd_pid"
  rm -rf "$etcd_folder"
}
