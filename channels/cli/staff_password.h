// Passwords of staff: made by the server and shown once, or changed by whoever
// knows them.

#ifndef INTAKE_CHANNELS_CLI_STAFF_PASSWORD_H_
#define INTAKE_CHANNELS_CLI_STAFF_PASSWORD_H_

#include <memory>
#include <ostream>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "channels/cli/command.h"
#include "channels/cli/key_writer.h"
#include "channels/cli/render/json.h"

namespace intake::cli {

// Calls `make(connection)`, whose answer has a `first_password`, and writes
// that to the file `out` (mode 0600), or where `out` is empty to the console.
// The file is made first: no password is made that cannot be kept.
template <typename Make>
absl::StatusOr<ExitCode> MakePassword(Session& session, const std::string& out,
                                      const Make& make) {
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  std::unique_ptr<KeyWriter> writer;
  if (!out.empty()) {
    auto opened = KeyWriter::Open(out);
    if (!opened.ok()) return opened.status();
    writer = *std::move(opened);
  }
  auto made = make(**connection);
  if (!made.ok()) return made.status();
  const std::string password = made->first_password();
  if (writer != nullptr) {
    absl::Status status = writer->Commit(password);
    if (!status.ok()) {
      return absl::Status(status.code(),
                          absl::StrCat(status.message(),
                                       "; it was made all the same: intake "
                                       "staff reset-password makes another"));
    }
    made->clear_first_password();
  }
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(*made) << '\n';
  } else if (writer != nullptr) {
    console.out << "The first password is in " << out << ".\n";
  } else {
    console.out << "First password, shown this once: " << password << "\n";
  }
  return ExitCode::kOk;
}

// `intake staff change-password`.
void AddChangePassword(CLI::App* staff, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_STAFF_PASSWORD_H_
