#include "channels/cli/man_page.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "channels/cli/command.h"
#include "channels/cli/completion.h"
#include "channels/cli/help_formatter.h"
#include "channels/cli/render/exit_code.h"

namespace intake::cli {
namespace {

constexpr char kConfiguration[] =
    "[cli]\n"
    "server = \"127.0.0.1:7410\"\n"
    "key_file = \"admin.key\"            # an administrator's\n"
    "channel_key_file = \"office.key\"   # of the channel that submit acts as\n"
    "plaintext_to_other_machines = false\n"
    "\n"
    "[cli.tls]                         # its presence turns TLS on\n"
    "ca_file = \"ca.pem\"\n"
    "certificate_file = \"client.pem\"\n"
    "private_key_file = \"client.key\"\n";

// Text that roff takes for nothing else.
std::string Escaped(absl::string_view text) {
  std::string escaped =
      absl::StrReplaceAll(text, {{"\\", "\\e"}, {"-", "\\-"}});
  if (!escaped.empty() && (escaped[0] == '.' || escaped[0] == '\'')) {
    escaped.insert(0, "\\&");
  }
  return escaped;
}

// Lines as they stand.
std::string Verbatim(absl::string_view text) {
  std::string lines = ".PP\n.nf\n";
  for (absl::string_view line :
       absl::StrSplit(absl::StripSuffix(text, "\n"), '\n')) {
    absl::StrAppend(&lines, "    ", Escaped(line), "\n");
  }
  return absl::StrCat(lines, ".fi\n");
}

std::string OptionText(const CLI::Option& option) {
  std::string head = absl::StrCat("\\fB", Escaped(OptionNames(option)), "\\fR");
  if (const std::string value = ValueName(option); !value.empty()) {
    absl::StrAppend(&head, " \\fI", Escaped(value), "\\fR");
  }
  return absl::StrCat(".TP\n", head, "\n", Escaped(option.get_description()),
                      "\n");
}

std::string CommandText(const CLI::App& word) {
  std::string text = absl::StrCat(".SS \"", Escaped(CommandName(word)), "\"\n",
                                  Escaped(word.get_description()), "\n");
  const auto positionals = word.get_options(
      [](const CLI::Option* option) { return option->get_positional(); });
  for (const CLI::Option* option : positionals) {
    absl::StrAppend(&text, ".TP\n\\fI",
                    Escaped(option->get_name(/*positional=*/true)), "\\fR\n",
                    Escaped(option->get_description()), "\n");
  }
  for (const CLI::Option* option : NamedOptionsOf(word)) {
    text += OptionText(*option);
  }
  return text + Verbatim(word.get_footer());
}

}  // namespace

std::string ManPage(const CLI::App& app) {
  std::string text = absl::StrCat(
      ".\\\" Made by `intake completion man`.\n"
      ".TH INTAKE 1 \"\" \"Intake\" \"User Commands\"\n"
      ".SH NAME\nintake \\- hand in, look up and administer meter readings\n"
      ".SH SYNOPSIS\n.B intake\n[\\fIOPTIONS\\fR] \\fICOMMAND\\fR ...\n"
      ".SH EXAMPLES\n",
      Verbatim(app.get_footer()), ".SH DESCRIPTION\n",
      Escaped(app.get_description()), "\n.SH OPTIONS\n",
      "These may stand before or behind every command.\n");
  for (const CLI::Option* option : NamedOptionsOf(app)) {
    text += OptionText(*option);
  }
  text += ".SH COMMANDS\n";
  for (const CLI::App* word : AllWords(app)) {
    if (IsCommand(*word)) text += CommandText(*word);
  }
  absl::StrAppend(
      &text, ".SH \"EXIT STATUS\"\n", Verbatim(kExitCodesHelp),
      ".SH CONFIGURATION\n",
      "A key file holds one key and is for its owner alone (mode 0600). Keys "
      "are never given as options or in the environment.\n",
      Verbatim(kConfiguration),
      ".SH ENVIRONMENT\n.TP\nNO_COLOR\nWhen it is not empty, output has no "
      "colour; nor has it when it goes to no terminal.\n"
      ".SH FILES\n.TP\n\\&./intake.toml\n.TQ\n/etc/intake/intake.toml\nThe "
      "configuration; the first one that exists is read.\n");
  return text;
}

}  // namespace intake::cli
