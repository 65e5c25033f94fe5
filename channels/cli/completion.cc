#include "channels/cli/completion.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/substitute.h"
#include "channels/cli/help_formatter.h"

namespace intake::cli {
namespace {

// Something that may be typed next, and what it is for.
struct Choice {
  std::string text;
  std::string purpose;
};

void AddOptions(const CLI::App& word, std::vector<Choice>& choices) {
  for (const CLI::Option* option : NamedOptionsOf(word)) {
    for (const std::string& name : option->get_lnames()) {
      choices.push_back(
          {absl::StrCat("--", name), Brief(option->get_description())});
    }
  }
}

std::vector<Choice> ChoicesAt(const CLI::App& word, const CLI::App& app) {
  std::vector<Choice> choices;
  for (const CLI::App* next : WordsUnder(word)) {
    choices.push_back({next->get_name(), Brief(next->get_description())});
  }
  AddOptions(word, choices);
  if (&word != &app) AddOptions(app, choices);
  choices.push_back({"--help", "How to use it"});
  return choices;
}

// `"intake account" | "intake account import" | ...`
std::string Paths(const CLI::App& app, absl::string_view separator) {
  std::vector<std::string> paths;
  for (const CLI::App* word : AllWords(app)) {
    if (word != &app)
      paths.push_back(absl::StrCat("\"", CommandName(*word), "\""));
  }
  return absl::StrJoin(paths, separator);
}

std::string Quoted(absl::string_view text) {
  return absl::StrCat("'", absl::StrReplaceAll(text, {{"'", "'\\''"}}), "'");
}

}  // namespace

std::vector<const CLI::App*> WordsUnder(const CLI::App& word) {
  return word.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<const CLI::App*> AllWords(const CLI::App& app) {
  std::vector<const CLI::App*> words = {&app};
  for (const CLI::App* next : WordsUnder(app)) {
    for (const CLI::App* word : AllWords(*next)) words.push_back(word);
  }
  return words;
}

std::vector<const CLI::Option*> NamedOptionsOf(const CLI::App& word) {
  return word.get_options([&](const CLI::Option* option) {
    return option->nonpositional() && option != word.get_help_ptr();
  });
}

std::string BashCompletion(const CLI::App& app) {
  std::string text = absl::Substitute(
      R"(# Completion for bash. Made by `intake completion bash`.
_intake() {
  local current=$${COMP_WORDS[COMP_CWORD]} command=intake word choices
  for word in "$${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$$command $$word" in
      $0)
        command="$$command $$word" ;;
    esac
  done
  case $$command in
)",
      Paths(app, " | \\\n        "));
  for (const CLI::App* word : AllWords(app)) {
    const std::string choices = absl::StrJoin(
        ChoicesAt(*word, app), " ", [](std::string* out, const Choice& choice) {
          out->append(choice.text);
        });
    absl::StrAppend(&text, "    \"", CommandName(*word),
                    "\")\n      choices=\"", choices, "\" ;;\n");
  }
  return absl::StrCat(text, R"(  esac
  COMPREPLY=($(compgen -W "$choices" -- "$current"))
}
complete -o default -F _intake intake
)");
}

std::string ZshCompletion(const CLI::App& app) {
  std::string text = absl::Substitute(
      R"(#compdef intake
# Completion for zsh. Made by `intake completion zsh`.
_intake() {
  local command=intake word
  local -a choices
  for word in $${words[2,CURRENT-1]}; do
    case "$$command $$word" in
      ($0)
        command="$$command $$word" ;;
    esac
  done
  case $$command in
)",
      Paths(app, " | \\\n        "));
  for (const CLI::App* word : AllWords(app)) {
    absl::StrAppend(&text, "    (\"", CommandName(*word),
                    "\")\n      choices=(\n");
    for (const Choice& choice : ChoicesAt(*word, app)) {
      absl::StrAppend(&text, "        ",
                      Quoted(absl::StrCat(choice.text, ":", choice.purpose)),
                      "\n");
    }
    absl::StrAppend(&text, "      ) ;;\n");
  }
  return absl::StrCat(text, R"(  esac
  _describe 'command or option' choices || _files
}
_intake "$@"
)");
}

std::string FishCompletion(const CLI::App& app) {
  std::string text = absl::Substitute(
      R"(# Completion for fish. Made by `intake completion fish`.
function __intake_command
    set -l command intake
    for word in (commandline -opc)[2..-1]
        switch "$$command $$word"
            case $0
                set command "$$command $$word"
        end
    end
    echo $$command
end
)",
      Paths(app, " \\\n                "));
  for (const CLI::App* word : AllWords(app)) {
    for (const Choice& choice : ChoicesAt(*word, app)) {
      absl::StrAppend(&text,
                      "complete -c intake -n 'test (__intake_command) = \"",
                      CommandName(*word), "\"' -a ", choice.text, " -d ",
                      Quoted(choice.purpose), "\n");
    }
  }
  return text;
}

}  // namespace intake::cli
