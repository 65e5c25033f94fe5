// Errors for people: what went wrong, and what to do about it.

#ifndef INTAKE_CHANNELS_CLI_RENDER_ERROR_TEXT_H_
#define INTAKE_CHANNELS_CLI_RENDER_ERROR_TEXT_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace intake::cli {

// What to do about an error; empty where nothing is known. `server` is the
// address that was talked to.
std::string WayOut(const absl::Status& status, const std::string& server);

// The same error, and what whoever ran the command can do about it.
absl::Status WithAdvice(const absl::Status& status, absl::string_view advice);

// Printable lines: the error with its reason, and the way out where one is
// known.
std::string ErrorText(const absl::Status& status, const std::string& server);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_RENDER_ERROR_TEXT_H_
