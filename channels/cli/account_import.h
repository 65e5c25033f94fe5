// Importing accounts: batch after batch over one stream, which is opened again
// where it breaks; the server makes repeating harmless.

#ifndef INTAKE_CHANNELS_CLI_ACCOUNT_IMPORT_H_
#define INTAKE_CHANNELS_CLI_ACCOUNT_IMPORT_H_

#include <cstdint>
#include <functional>
#include <memory>

#include "absl/status/statusor.h"
#include "channels/cli/account_reader.h"
#include "channels/cli/session.h"
#include "channels/sdk/connection.h"

namespace intake::cli {

struct ImportCounts {
  int64_t created = 0;
  int64_t updated = 0;
  int64_t unchanged = 0;
  int64_t rejected = 0;

  int64_t total() const { return created + updated + unchanged + rejected; }
};

struct ImportObserver {
  // Every line that was not taken, in order.
  std::function<void(const LineError&)> rejected;
  // After each batch.
  std::function<void(const ImportCounts&)> progressed;
};

// Sends everything `reader` gives. An error means that nothing more can be
// sent; what was counted so far is stored, and the same import may be started
// again.
absl::StatusOr<ImportCounts> ImportAccounts(
    Session& session, const std::shared_ptr<sdk::Connection>& connection,
    AccountReader& reader, const ImportObserver& observer);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_ACCOUNT_IMPORT_H_
