// --help as people read it: examples first, then how to write it, then what
// there is, and the exit codes.

#ifndef INTAKE_CHANNELS_CLI_HELP_FORMATTER_H_
#define INTAKE_CHANNELS_CLI_HELP_FORMATTER_H_

#include <CLI/CLI.hpp>
#include <string>

namespace intake::cli {

// `intake account import`
std::string CommandName(const CLI::App& word);

// `-q, --quiet`
std::string OptionNames(const CLI::Option& option);
// `FILE`; empty for a flag.
std::string ValueName(const CLI::Option& option);
// The first clause of a description, for lists.
std::string Brief(const std::string& description);

class HelpFormatter final : public CLI::Formatter {
 public:
  HelpFormatter();
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override;
  std::string make_subcommand(const CLI::App* word) const override;
  std::string make_option_name(const CLI::Option* option,
                               bool is_positional) const override;
  std::string make_option_opts(const CLI::Option* option) const override;
  std::string make_option_desc(const CLI::Option* option) const override;
};

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_HELP_FORMATTER_H_
