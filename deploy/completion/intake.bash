# Completion for bash. Made by `intake completion bash`.
_intake() {
  local current=${COMP_WORDS[COMP_CWORD]} command=intake word choices
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$command $word" in
      "intake account" | \
        "intake account import" | \
        "intake account show" | \
        "intake account search" | \
        "intake account close" | \
        "intake meter" | \
        "intake meter replace" | \
        "intake submit" | \
        "intake check" | \
        "intake receipt" | \
        "intake confirm" | \
        "intake list" | \
        "intake list check" | \
        "intake list submit" | \
        "intake history" | \
        "intake reading" | \
        "intake reading correct" | \
        "intake reading void" | \
        "intake review" | \
        "intake review list" | \
        "intake review show" | \
        "intake review approve" | \
        "intake review reject" | \
        "intake export" | \
        "intake export acknowledge" | \
        "intake period" | \
        "intake period close" | \
        "intake coverage" | \
        "intake coverage missing" | \
        "intake arrivals" | \
        "intake replay" | \
        "intake audit" | \
        "intake audit verify" | \
        "intake audit show" | \
        "intake bank" | \
        "intake bank export" | \
        "intake bank status" | \
        "intake channel" | \
        "intake channel list" | \
        "intake channel add" | \
        "intake channel update" | \
        "intake channel retire" | \
        "intake channel key" | \
        "intake channel key issue" | \
        "intake channel key revoke" | \
        "intake staff" | \
        "intake staff list" | \
        "intake staff add" | \
        "intake staff update" | \
        "intake staff reset-password" | \
        "intake staff change-password" | \
        "intake staff actions" | \
        "intake customer" | \
        "intake customer register" | \
        "intake views" | \
        "intake views rebuild" | \
        "intake status" | \
        "intake doctor" | \
        "intake backup" | \
        "intake sms" | \
        "intake sms reconcile" | \
        "intake sample" | \
        "intake sample town" | \
        "intake completion")
        command="$command $word" ;;
    esac
  done
  case $command in
    "intake")
      choices="account meter submit check receipt confirm list history reading review export period coverage arrivals replay audit bank channel staff customer views status doctor backup sms sample completion --config --server --key-file --json --quiet --help" ;;
    "intake account")
      choices="import show search close --config --server --key-file --json --quiet --help" ;;
    "intake account import")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake account show")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake account search")
      choices="--number --address --meter --phone --limit --config --server --key-file --json --quiet --help" ;;
    "intake account close")
      choices="--on --final --agent --reason --config --server --key-file --json --quiet --help" ;;
    "intake meter")
      choices="replace --config --server --key-file --json --quiet --help" ;;
    "intake meter replace")
      choices="--on --at --commodity --closing --serial --registers --opening --verified-until --capacity --agent --reason --config --server --key-file --json --quiet --help" ;;
    "intake submit")
      choices="--text --date --sender --agent --document --signed --key --config --server --key-file --json --quiet --help" ;;
    "intake check")
      choices="--text --date --sender --agent --document --signed --config --server --key-file --json --quiet --help" ;;
    "intake receipt")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake confirm")
      choices="--no --sender --key --config --server --key-file --json --quiet --help" ;;
    "intake list")
      choices="check submit --config --server --key-file --json --quiet --help" ;;
    "intake list check")
      choices="--representative --date --encoding --answer --config --server --key-file --json --quiet --help" ;;
    "intake list submit")
      choices="--representative --date --encoding --answer --no-answer --again --config --server --key-file --json --quiet --help" ;;
    "intake history")
      choices="--submissions --limit --config --server --key-file --json --quiet --help" ;;
    "intake reading")
      choices="correct void --config --server --key-file --json --quiet --help" ;;
    "intake reading correct")
      choices="--was --agent --reason --to --config --server --key-file --json --quiet --help" ;;
    "intake reading void")
      choices="--was --agent --reason --config --server --key-file --json --quiet --help" ;;
    "intake review")
      choices="list show approve reject --config --server --key-file --json --quiet --help" ;;
    "intake review list")
      choices="--rule --channel --account --older-than --limit --config --server --key-file --json --quiet --help" ;;
    "intake review show")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake review approve")
      choices="--agent --reason --revision --value --void --correct --rolled-over --config --server --key-file --json --quiet --help" ;;
    "intake review reject")
      choices="--agent --reason --revision --config --server --key-file --json --quiet --help" ;;
    "intake export")
      choices="acknowledge --format --output --after --until --follow --acknowledge --config --server --key-file --json --quiet --help" ;;
    "intake export acknowledge")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake period")
      choices="close --config --server --key-file --json --quiet --help" ;;
    "intake period close")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake coverage")
      choices="missing --period --building --entrance --config --server --key-file --json --quiet --help" ;;
    "intake coverage missing")
      choices="--period --building --entrance --config --server --key-file --json --quiet --help" ;;
    "intake arrivals")
      choices="--date --config --server --key-file --json --quiet --help" ;;
    "intake replay")
      choices="--rules --from --until --examples --config --server --key-file --json --quiet --help" ;;
    "intake audit")
      choices="verify show --config --server --key-file --json --quiet --help" ;;
    "intake audit verify")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake audit show")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake bank")
      choices="export status --config --server --key-file --json --quiet --help" ;;
    "intake bank export")
      choices="--agent --out --folder --config --server --key-file --json --quiet --help" ;;
    "intake bank status")
      choices="--folder --config --server --key-file --json --quiet --help" ;;
    "intake channel")
      choices="list add update retire key --config --server --key-file --json --quiet --help" ;;
    "intake channel list")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake channel add")
      choices="--file --name-ru --name-en --contact --open-from --retired-from --trust --commodity --staffed --no-staffed --may-confirm --no-may-confirm --dates-are-evidence --no-dates-are-evidence --signature-required --no-signature-required --registered-sender-required --no-registered-sender-required --mandate-required --no-mandate-required --answer-in-one-sms --no-answer-in-one-sms --open-to-customers --no-open-to-customers --log-in-required --no-log-in-required --config --server --key-file --json --quiet --help" ;;
    "intake channel update")
      choices="--file --name-ru --name-en --contact --open-from --retired-from --trust --commodity --staffed --no-staffed --may-confirm --no-may-confirm --dates-are-evidence --no-dates-are-evidence --signature-required --no-signature-required --registered-sender-required --no-registered-sender-required --mandate-required --no-mandate-required --answer-in-one-sms --no-answer-in-one-sms --open-to-customers --no-open-to-customers --log-in-required --no-log-in-required --config --server --key-file --json --quiet --help" ;;
    "intake channel retire")
      choices="--from --config --server --key-file --json --quiet --help" ;;
    "intake channel key")
      choices="issue revoke --config --server --key-file --json --quiet --help" ;;
    "intake channel key issue")
      choices="--administrator --billing --desk --out --config --server --key-file --json --quiet --help" ;;
    "intake channel key revoke")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake staff")
      choices="list add update reset-password change-password actions --config --server --key-file --json --quiet --help" ;;
    "intake staff list")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake staff add")
      choices="--name --role --password-out --config --server --key-file --json --quiet --help" ;;
    "intake staff update")
      choices="--name --role --disable --enable --config --server --key-file --json --quiet --help" ;;
    "intake staff reset-password")
      choices="--password-out --config --server --key-file --json --quiet --help" ;;
    "intake staff change-password")
      choices="--password-file --new-password-file --config --server --key-file --json --quiet --help" ;;
    "intake staff actions")
      choices="--actor --limit --config --server --key-file --json --quiet --help" ;;
    "intake customer")
      choices="register --config --server --key-file --json --quiet --help" ;;
    "intake customer register")
      choices="--account --house --password-file --language --confirm --config --server --key-file --json --quiet --help" ;;
    "intake views")
      choices="rebuild --config --server --key-file --json --quiet --help" ;;
    "intake views rebuild")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake status")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake doctor")
      choices="--deep --config --server --key-file --json --quiet --help" ;;
    "intake backup")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake sms")
      choices="reconcile --config --server --key-file --json --quiet --help" ;;
    "intake sms reconcile")
      choices="--log --config --server --key-file --json --quiet --help" ;;
    "intake sample")
      choices="town --config --server --key-file --json --quiet --help" ;;
    "intake sample town")
      choices="--seed --accounts --months --until --config --server --key-file --json --quiet --help" ;;
    "intake completion")
      choices="--config --server --key-file --json --quiet --help" ;;
  esac
  COMPREPLY=($(compgen -W "$choices" -- "$current"))
}
complete -o default -F _intake intake
