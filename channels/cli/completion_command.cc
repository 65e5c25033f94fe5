#include "channels/cli/completion_command.h"

#include <memory>
#include <ostream>
#include <string>

#include "channels/cli/completion.h"
#include "channels/cli/man_page.h"

namespace intake::cli {

void AddCompletionCommand(CLI::App* app, Command* chosen) {
  CLI::App* word = AddWord(
      app, "completion",
      "Write what a shell needs to complete commands and options; or the "
      "manual page.",
      "intake completion bash > /etc/bash_completion.d/intake\n"
      "intake completion zsh > \"${fpath[1]}/_intake\"\n"
      "intake completion fish > ~/.config/fish/completions/intake.fish\n"
      "intake completion man > intake.1");
  auto shell = std::make_shared<std::string>();
  word->add_option("SHELL", *shell, "bash, zsh, fish or man")
      ->type_name("")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish", "man"}));
  Runs(word, chosen,
       [shell, app](Session& session) -> absl::StatusOr<ExitCode> {
         std::ostream& out = session.console().out;
         if (*shell == "bash") out << BashCompletion(*app);
         if (*shell == "zsh") out << ZshCompletion(*app);
         if (*shell == "fish") out << FishCompletion(*app);
         if (*shell == "man") out << ManPage(*app);
         return ExitCode::kOk;
       });
}

}  // namespace intake::cli
