# Sourced: PostgreSQL on loopback, in a folder of its own, for as long as the
# script runs. Needs common.sh.

postgres_bin=$(find /usr/lib/postgresql/15/bin -maxdepth 0)
postgres_folder=
postgres_port=
postgres_pid=

# What runs a program as the one who may run it: PostgreSQL refuses root.
as_postgres=()

start_postgres() { # ACCOUNTS MONTHS
  postgres_folder=$(mktemp -d -p "$folder")
  if [[ $(id -u) == 0 ]]; then
    chown postgres: "$postgres_folder"
    chmod a+x "$folder"
    as_postgres=(setpriv --reuid=postgres --regid=postgres --clear-groups
      env -C "$postgres_folder")
  fi
  claim_port postgres_port
  "${as_postgres[@]}" "$postgres_bin/initdb" -D "$postgres_folder/data" -U bench -A trust \
    -E UTF8 --locale=C --no-sync >/dev/null
  "${as_postgres[@]}" "$postgres_bin/postgres" -D "$postgres_folder/data" \
    -c listen_addresses=127.0.0.1 -c port="$postgres_port" \
    -c unix_socket_directories="$postgres_folder" -c synchronous_commit=on \
    -c shared_buffers=1GB -c effective_cache_size=4GB -c work_mem=64MB \
    -c maintenance_work_mem=512MB -c wal_buffers=64MB -c max_wal_size=8GB \
    -c checkpoint_timeout=30min -c checkpoint_completion_target=0.9 \
    -c jit=off -c autovacuum=on -c max_connections=50 \
    >"$postgres_folder.log" 2>&1 &
  postgres_pid=$!
  pids+=("$postgres_pid")
  local _
  for _ in {1..600}; do
    "$postgres_bin/pg_isready" -q -h 127.0.0.1 -p "$postgres_port" && break
    sleep 0.1
  done
  postgres -q -d postgres -c 'CREATE DATABASE bench' >/dev/null
  postgres -q -d bench -f "$bench/peers/schema.sql"
  postgres -q -d bench -v accounts="$1" -v months="$2" -f "$bench/peers/fill.sql" \
    >/dev/null
  postgres -q -d bench -c 'VACUUM (ANALYZE)' -c 'CHECKPOINT'
}

stop_postgres() {
  # At once, as its data go too.
  stop_process "$postgres_pid" QUIT
  rm -rf "$postgres_folder"
}

postgres() {
  "$postgres_bin/psql" -h 127.0.0.1 -p "$postgres_port" -U bench -X \
    -v ON_ERROR_STOP=1 "$@"
}

# A line of JSON with the calls a second, times ITEMS.
pgbench_json() { # SCRIPT CLIENTS SECONDS ACCOUNTS ITEMS
  PGOPTIONS='-c client_min_messages=error' \
    pgbench -h 127.0.0.1 -p "$postgres_port" -U bench -n -M prepared -c "$2" -j 1 \
    -T "$3" -D accounts="$4" -f "$bench/peers/$1.pgbench" bench 2>/dev/null |
    awk -v items="$5" '/^tps/ {printf "{\"per_second\": %.0f}\n", $3 * items}'
}
