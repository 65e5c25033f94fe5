// Where the program reads and writes, so that tests are terminals too.

#ifndef INTAKE_CHANNELS_CLI_RENDER_CONSOLE_H_
#define INTAKE_CHANNELS_CLI_RENDER_CONSOLE_H_

#include <iosfwd>

namespace intake::cli {

struct Console {
  // Outlive the console.
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  // Columns of the terminal; 0 where `out` is none: then nothing is cut.
  int columns = 0;
  // Colours are for terminals whose user did not set NO_COLOR.
  bool colour = false;
};

// The process's own streams.
Console StandardConsole();

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_RENDER_CONSOLE_H_
