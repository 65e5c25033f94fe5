#include "channels/cli/render/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "absl/strings/string_view.h"

namespace intake::cli {
namespace {

bool MayColour() {
  const char* no_colour = std::getenv("NO_COLOR");  // https://no-color.org
  const char* terminal = std::getenv("TERM");
  return (no_colour == nullptr || *no_colour == '\0') &&
         (terminal == nullptr || absl::string_view(terminal) != "dumb");
}

}  // namespace

Console StandardConsole() {
  const bool out_is_terminal = isatty(STDOUT_FILENO) == 1;
  winsize size = {};
  const bool sized =
      out_is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
  return {.in = std::cin,
          .out = std::cout,
          .err = std::cerr,
          .out_is_terminal = out_is_terminal,
          .err_is_terminal = isatty(STDERR_FILENO) == 1,
          .columns = sized ? size.ws_col : 0,
          .colour = out_is_terminal && MayColour()};
}

}  // namespace intake::cli
