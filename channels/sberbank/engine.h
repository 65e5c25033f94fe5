// The program's work, look by look: what has arrived in incoming/, which of it
// is complete, and one file after the other.

#ifndef INTAKE_CHANNELS_SBERBANK_ENGINE_H_
#define INTAKE_CHANNELS_SBERBANK_ENGINE_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/notification.h"
#include "channels/sberbank/file_work.h"
#include "channels/sberbank/incoming.h"
#include "channels/sberbank/ledger.h"
#include "channels/sberbank/receipt.h"
#include "channels/sberbank/settings.h"
#include "channels/sberbank/work_report.h"
#include "channels/sdk/clock.h"
#include "channels/sdk/intake_connection.h"

namespace intake::sberbank {

// Not thread-safe.
class Engine {
 public:
  // Makes the folders. `stop`, `clock` and `report` outlive the engine.
  // INVALID_ARGUMENT: a folder or the ledger cannot be used.
  // FAILED_PRECONDITION: another process works in this folder.
  static absl::StatusOr<std::unique_ptr<Engine>> Open(
      const Settings& settings,
      std::shared_ptr<sdk::IntakeConnection> connection,
      const absl::Notification& stop, const sdk::Clock& clock,
      WorkReport& report);

  // One look, and the work it finds. An error has left everything in an order
  // in which the next look goes on: CANCELLED: told to stop; others are worth
  // another look.
  absl::Status LookAndWork();

 private:
  Engine(const Settings& settings, std::unique_ptr<Ledger> ledger,
         std::shared_ptr<sdk::IntakeConnection> connection,
         const absl::Notification& stop, const sdk::Clock& clock,
         WorkReport& report);

  // Reads the receipts, and refuses those that are none.
  absl::StatusOr<std::vector<Receipt>> TakeReceipts(
      const std::vector<IncomingFile>& files);
  // Moves the receipts whose registries are all done.
  absl::Status PutAwayReceipts(const std::vector<Receipt>& receipts);
  // Fills `todo` where the file can be worked on, else says why it waits.
  std::string WaitsFor(const IncomingFile& file,
                       const std::vector<Receipt>& receipts,
                       FileToDo& todo) const;
  const Agent* FirstAgentFor(absl::string_view name) const;

  const Settings settings_;
  const absl::Notification& stop_;
  WorkReport& report_;
  Incoming incoming_;
  std::unique_ptr<Ledger> ledger_;
  FileWork work_;
};

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_ENGINE_H_
