# Sourced by the tests of this folder once they have set `bin` and `root`: a server,
# a portal and a desk on loopback, over a few accounts, with a customer and staff who
# can log in. Stands on tests/e2e/common.sh. Scripts of the browser find all of it in
# the environment:
#
#   PORTAL, DESK      their addresses
#   PASSWORD          of everybody; log-ins are customer@customer.example, agent, clerk,
#                     second-clerk, supervisor, administrator
#   MAIL_PORT         where the portal hands letters to: the script listens there
#   RUN               the folder of all that; RUN/intake.toml for the command line
#   BIN               the folder of the programs
#   SCREENSHOTS       where pictures of the pages go, if it is set

# shellcheck source=../e2e/common.sh
source "$root/tests/e2e/common.sh"

portal='' desk=''
stop_programs() {
  end "$portal"
  end "$desk"
}

intake() { "$bin/intake" --config "$run/intake.toml" "$@"; }

write_configuration() {
  {
    server_configuration
    cat <<TOML
[portal]
listen = "127.0.0.1:$portal_port"
address = "$PORTAL"
server = "127.0.0.1:$server_port"
key_file = "portal.key"
spool_folder = "portal"
[portal.mail]
server = "127.0.0.1:$MAIL_PORT"
from = "readings@supplier.example"
[desk]
listen = "127.0.0.1:$desk_port"
server = "127.0.0.1:$server_port"
key_file = "desk.key"
call_center_key_file = "call_center.key"
office_key_file = "office.key"
paper_slip_key_file = "paper_slip.key"
building_list_key_file = "building_list.key"
folder = "desk"
TOML
  } >"$run/intake.toml"
}

# Starts intake-PROGRAM and waits until it has told its port; its process is $!.
start_site() { # PROGRAM
  rm -f "$run/$1.port"
  "$bin/intake-$1" --config "$run/intake.toml" --port-file "$run/$1.port" \
    >>"$run/log/$1.log" 2>&1 &
  local process=$!
  await test -s "$run/$1.port"
  echo "$process" >"$run/$1.pid"
}

sample_people() {
  local staff
  intake channel update portal --log-in-required >/dev/null
  (umask 077 && echo "$PASSWORD" >"$run/password")
  intake customer register customer@customer.example --account 1234567890 --house 1 \
    --password-file "$run/password" --key-file "$run/portal.key" --confirm >/dev/null
  for staff in agent:agent clerk:clerk second-clerk:clerk supervisor:supervisor \
    chief:administrator; do
    intake staff add "${staff%%:*}" --name "${staff%%:*}" --role "${staff##*:}" \
      --password-out "$run/first" >/dev/null
    intake staff change-password "${staff%%:*}" --password-file "$run/first" \
      --new-password-file "$run/password" --key-file "$run/desk.key" >/dev/null
    rm "$run/first"
  done
}

start_everything() {
  export PASSWORD=verkhnerechinsk-2014 RUN=$run BIN=$bin PORTAL DESK MAIL_PORT
  local portal_port desk_port
  claim_port portal_port
  claim_port desk_port
  claim_port MAIL_PORT
  PORTAL=http://127.0.0.1:$portal_port
  DESK=http://127.0.0.1:$desk_port
  write_configuration
  start_server
  intake sample town --seed 2014 --accounts 300 | intake account import - --quiet >/dev/null
  local channel
  for channel in portal call_center office paper_slip building_list sms; do
    intake channel key issue "$channel" --out "$run/$channel.key" >/dev/null 2>&1
  done
  intake channel key issue --desk --out "$run/desk.key" >/dev/null 2>&1
  sample_people
  start_site portal
  portal=$(cat "$run/portal.pid")
  start_site desk
  desk=$(cat "$run/desk.pid")
  echo "$server" >"$run/server.pid"
}
