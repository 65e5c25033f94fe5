// The manual page, made from the tree of commands.

#ifndef INTAKE_CHANNELS_CLI_MAN_PAGE_H_
#define INTAKE_CHANNELS_CLI_MAN_PAGE_H_

#include <CLI/CLI.hpp>
#include <string>

namespace intake::cli {

// intake(1), in the man macros of roff.
std::string ManPage(const CLI::App& app);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_MAN_PAGE_H_
