# Functions that start a Postfix of one's own on loopback, with the configuration
# of this folder, and send messages through it. To be sourced by bash scripts that
# run as root, as Postfix' master must.
#
#   postfix_start RUN PROGRAM CONFIG USER  start it in folder RUN
#   postfix_send RUN FROM FILE             hand in the message in FILE; FROM may
#                                          be empty, as a bounce's is
#   postfix_queue RUN                      the queued messages, a JSON each
#   postfix_flush RUN                      try what was deferred, now
#   postfix_stop RUN                       stop it
#
# Readings go to readings@supplier.example. Every address @customer.example has a
# mailbox, RUN/postfix/mail/new: whatever goes out ends there. The log is
# RUN/log/postfix.log. Callers may have readonly variables of any plain name, hence
# `_folder`.

_postfix_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../local/ports.sh
source "$_postfix_folder/../local/ports.sh"

_postfix_fill_in() {
  sed -e 's|@ADDRESS@|readings@supplier.example|; s|@DOMAIN@|supplier.example|' \
    -e "s|@CONFIG_FOLDER@|$_folder/etc|; s|@PROGRAM@|$_program|" \
    -e "s|@CONFIG@|$_config|; s|@USER@|$_user|" "$_postfix_folder/$1"
}

# A mail system of its own, apart from the machine's.
_postfix_write_main() {
  cat <<MAIN
compatibility_level = 3.6
queue_directory = $_folder/queue
data_directory = $_folder/data
maillog_file = $_logs/postfix.log
maillog_file_prefixes = $_logs
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.1/32
myhostname = mail.supplier.example
mydestination =
alias_maps =
virtual_mailbox_domains = customer.example
virtual_mailbox_base = $_folder
virtual_mailbox_maps = static:mail/
virtual_uid_maps = static:$(id -u "$_user")
virtual_gid_maps = static:$(id -g "$_user")
# What sanitizers need to know.
import_environment = MAIL_CONFIG TZ LANG=C ASAN_OPTIONS TSAN_OPTIONS
export_environment = TZ ASAN_OPTIONS TSAN_OPTIONS

MAIN
}

_postfix_write_master() {
  cat <<MASTER
127.0.0.1:$_smtp_port inet n - n - - smtpd
pickup    unix  n       -       n       60      1       pickup
cleanup   unix  n       -       n       -       0       cleanup
qmgr      unix  n       -       n       300     1       qmgr
rewrite   unix  -       -       n       -       -       trivial-rewrite
bounce    unix  -       -       n       -       0       bounce
defer     unix  -       -       n       -       0       bounce
trace     unix  -       -       n       -       0       bounce
flush     unix  n       -       n       1000?   0       flush
proxymap  unix  -       -       n       -       -       proxymap
smtp      unix  -       -       n       -       -       error
relay     unix  -       -       n       -       -       error
showq     unix  n       -       n       -       -       showq
error     unix  -       -       n       -       -       error
retry     unix  -       -       n       -       -       error
virtual   unix  -       n       n       -       -       virtual
anvil     unix  -       -       n       -       1       anvil
postlog   unix-dgram n  -       n       -       1       postlogd

MASTER
}

postfix_start() {
  local _program=$2 _config=$3 _user=$4 _folder _logs _smtp_port
  mkdir -p "$1/postfix/etc" "$1/postfix/queue" "$1/log"
  _folder=$(cd "$1/postfix" && pwd) _logs=$(cd "$1/log" && pwd)
  install -d -o postfix "$_folder/data"
  install -d -o "$_user" "$_folder/mail"
  { _postfix_write_main && _postfix_fill_in main.cf.in; } >"$_folder/etc/main.cf"
  _postfix_fill_in transport.in >"$_folder/etc/intake_transport"
  cp "$_postfix_folder/bounce.cf" "$_folder/etc/intake_bounce.cf"
  claim_port _smtp_port || return
  { _postfix_write_master && _postfix_fill_in master.cf.in; } >"$_folder/etc/master.cf"
  echo "$_smtp_port" >"$_folder/port"
  postfix -c "$_folder/etc" start >>"$_logs/postfix.log" 2>&1 && return
  echo "postfix: did not start; see $_logs/postfix.log" >&2
  return 1
}

postfix_stop() {
  postfix -c "$1/postfix/etc" stop >>"$1/log/postfix.log" 2>&1 || true
}

postfix_send() {
  curl -fsS --mail-from "$2" --mail-rcpt readings@supplier.example \
    --upload-file "$3" "smtp://127.0.0.1:$(cat "$1/postfix/port")"
}

postfix_queue() { postqueue -c "$1/postfix/etc" -j; }
postfix_flush() { postqueue -c "$1/postfix/etc" -f; }
