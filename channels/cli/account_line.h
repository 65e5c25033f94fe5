// One line of JSON as an account, or where and why it is none.

#ifndef INTAKE_CHANNELS_CLI_ACCOUNT_LINE_H_
#define INTAKE_CHANNELS_CLI_ACCOUNT_LINE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "intake/v1/account.pb.h"

namespace intake::cli {

// Why a line was not taken, by this program or by the server.
struct LineError {
  // Both from 1; column 0 where the whole line is meant. Columns count
  // characters; that of a syntax error is where reading stopped.
  int64_t line = 0;
  int64_t column = 0;
  // Empty where the line could not be read.
  std::string account_number;
  // The field at fault, where one is.
  std::string field;
  // What was got and what was wanted.
  std::string message;
};

// Reads `line`, an Account in Protobuf's JSON, into `account`. The error has
// no line number yet.
std::optional<LineError> ParseAccountLine(absl::string_view line,
                                          v1::Account* account);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_ACCOUNT_LINE_H_
