# Completion for bash. Made by `intake completion bash`.
_intake() {
  local current=${COMP_WORDS[COMP_CWORD]} command=intake word choices
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$command $word" in
      "intake account" | \
        "intake account import" | \
        "intake account show" | \
        "intake account search" | \
        "intake submit" | \
        "intake check" | \
        "intake receipt" | \
        "intake history" | \
        "intake channel" | \
        "intake channel list" | \
        "intake channel add" | \
        "intake channel update" | \
        "intake channel retire" | \
        "intake channel key" | \
        "intake channel key issue" | \
        "intake channel key revoke" | \
        "intake views" | \
        "intake views rebuild" | \
        "intake status" | \
        "intake doctor" | \
        "intake sample" | \
        "intake sample town" | \
        "intake completion")
        command="$command $word" ;;
    esac
  done
  case $command in
    "intake")
      choices="account submit check receipt history channel views status doctor sample completion --config --server --key-file --json --quiet --help" ;;
    "intake account")
      choices="import show search --config --server --key-file --json --quiet --help" ;;
    "intake account import")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake account show")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake account search")
      choices="--number --address --meter --phone --limit --config --server --key-file --json --quiet --help" ;;
    "intake submit")
      choices="--text --date --sender --agent --document --signed --key --config --server --key-file --json --quiet --help" ;;
    "intake check")
      choices="--text --date --sender --agent --document --signed --config --server --key-file --json --quiet --help" ;;
    "intake receipt")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake history")
      choices="--submissions --limit --config --server --key-file --json --quiet --help" ;;
    "intake channel")
      choices="list add update retire key --config --server --key-file --json --quiet --help" ;;
    "intake channel list")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake channel add")
      choices="--file --name-ru --name-en --contact --open-from --retired-from --trust --commodity --staffed --no-staffed --may-confirm --no-may-confirm --dates-are-evidence --no-dates-are-evidence --signature-required --no-signature-required --registered-sender-required --no-registered-sender-required --mandate-required --no-mandate-required --answer-in-one-sms --no-answer-in-one-sms --open-to-customers --no-open-to-customers --config --server --key-file --json --quiet --help" ;;
    "intake channel update")
      choices="--file --name-ru --name-en --contact --open-from --retired-from --trust --commodity --staffed --no-staffed --may-confirm --no-may-confirm --dates-are-evidence --no-dates-are-evidence --signature-required --no-signature-required --registered-sender-required --no-registered-sender-required --mandate-required --no-mandate-required --answer-in-one-sms --no-answer-in-one-sms --open-to-customers --no-open-to-customers --config --server --key-file --json --quiet --help" ;;
    "intake channel retire")
      choices="--from --config --server --key-file --json --quiet --help" ;;
    "intake channel key")
      choices="issue revoke --config --server --key-file --json --quiet --help" ;;
    "intake channel key issue")
      choices="--administrator --out --config --server --key-file --json --quiet --help" ;;
    "intake channel key revoke")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake views")
      choices="rebuild --config --server --key-file --json --quiet --help" ;;
    "intake views rebuild")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake status")
      choices="--config --server --key-file --json --quiet --help" ;;
    "intake doctor")
      choices="--deep --config --server --key-file --json --quiet --help" ;;
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
