#include "channels/cli/help_formatter.h"

#include <cstddef>
#include <sstream>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "channels/cli/render/exit_code.h"

namespace intake::cli {
namespace {

// Where descriptions begin, and where lines end.
constexpr size_t kColumn = 30;
constexpr size_t kColumns = 80;

// `text` in lines of at most `width` characters, as far as its words allow.
std::string Wrapped(const std::string& text, size_t width) {
  std::string lines;
  size_t used = 0;
  for (absl::string_view word : absl::StrSplit(text, ' ')) {
    const bool fits = used == 0 || used + 1 + word.size() <= width;
    absl::StrAppend(&lines, used == 0 ? "" : fits ? " " : "\n", word);
    used = used == 0 || !fits ? word.size() : used + 1 + word.size();
  }
  return lines;
}

}  // namespace

std::string CommandName(const CLI::App& word) {
  const CLI::App* parent = word.get_parent();
  return parent == nullptr
             ? word.get_name()
             : absl::StrCat(CommandName(*parent), " ", word.get_name());
}

std::string OptionNames(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) {
    names.push_back(absl::StrCat("-", name));
  }
  for (const std::string& name : option.get_lnames()) {
    names.push_back(absl::StrCat("--", name));
  }
  return absl::StrJoin(names, ", ");
}

std::string ValueName(const CLI::Option& option) {
  if (option.get_type_size() == 0) return "";
  // CLI11 appends what checks have to say: `N:INT in [1 - 1000]`.
  const std::string name = option.get_type_name();
  return name.substr(0, name.find(':'));
}

std::string Brief(const std::string& description) {
  return description.substr(0, description.find_first_of(".;:("));
}

HelpFormatter::HelpFormatter() {
  column_width(kColumn);
  label("SUBCOMMAND", "COMMAND");
  label("Positionals", "Arguments");
}

std::string HelpFormatter::make_help(const CLI::App* app, std::string,
                                     CLI::AppFormatMode mode) const {
  if (mode == CLI::AppFormatMode::Sub) return make_expanded(app);
  return absl::StrCat(Wrapped(app->get_description(), kColumns),
                      "\n\nExamples:\n  ",
                      absl::StrReplaceAll(app->get_footer(), {{"\n", "\n  "}}),
                      "\n\n", make_usage(app, CommandName(*app)),
                      make_positionals(app), make_groups(app, mode),
                      make_subcommands(app, mode), "\n", kExitCodesHelp);
}

std::string HelpFormatter::make_subcommand(const CLI::App* word) const {
  std::ostringstream line;
  CLI::detail::format_help(
      line, word->get_name(),
      Wrapped(Brief(word->get_description()), kColumns - kColumn), kColumn);
  return line.str();
}

std::string HelpFormatter::make_option_name(const CLI::Option* option,
                                            bool is_positional) const {
  return is_positional ? option->get_name(true) : OptionNames(*option);
}

std::string HelpFormatter::make_option_opts(const CLI::Option* option) const {
  // The value's name alone: defaults and bounds are said in words.
  const std::string value = ValueName(*option);
  return value.empty() ? "" : absl::StrCat(" ", value);
}

std::string HelpFormatter::make_option_desc(const CLI::Option* option) const {
  return Wrapped(option->get_description(), kColumns - kColumn);
}

}  // namespace intake::cli
