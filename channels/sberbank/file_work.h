// One file from incoming/ to where it belongs. The order of steps makes a crash
// harmless wherever it comes: the answer is written under another name, synced
// and renamed; then the ledger gets its line; then the file is moved. What was
// submitted before is answered the same way again.

#ifndef INTAKE_CHANNELS_SBERBANK_FILE_WORK_H_
#define INTAKE_CHANNELS_SBERBANK_FILE_WORK_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/synchronization/notification.h"
#include "channels/sberbank/answer_file.h"
#include "channels/sberbank/ledger.h"
#include "channels/sberbank/receipt_file.h"
#include "channels/sberbank/registry_check.h"
#include "channels/sberbank/settings.h"
#include "channels/sberbank/work_report.h"
#include "channels/sdk/client.h"
#include "channels/sdk/intake_connection.h"

namespace intake::sberbank {

// A whole file, and what is known of it before it is opened.
struct FileToDo {
  std::string name;
  // Null: `problem` says why nobody can take it.
  const Agent* agent = nullptr;
  std::string problem;
  // Where the profile has receipts: its line, and the digest of the receipt.
  std::optional<ReceiptLine> receipt;
  std::string receipt_digest;
};

// Not thread-safe.
class FileWork {
 public:
  // `folder` has the five folders; all outlive this.
  FileWork(std::string folder, Ledger& ledger,
           std::shared_ptr<sdk::IntakeConnection> connection,
           const absl::Notification& stop, WorkReport& report);

  // Errors leave the file where it is, to be begun again: CANCELLED: told to
  // stop; the server's; the disk's.
  absl::Status Do(const FileToDo& file);

  // Moves the file that the ledger's last line is of, where a crash or an error
  // came before that.
  absl::Status FinishMove();
  // Until then no other file may be done.
  bool move_is_open() const { return move_is_open_; }

 private:
  absl::Status Refuse(LedgerEntry entry, const std::vector<Problem>& problems);
  absl::Status Repeat(const LedgerEntry& before, LedgerEntry entry);
  absl::Status Process(const FileToDo& file, LedgerEntry entry,
                       const RegistryFacts& facts);
  // Names the entry's stem.
  absl::StatusOr<std::unique_ptr<AnswerFile>> BeginAnswer(LedgerEntry& entry);
  // Answer, ledger, move; `entry` says all but the time.
  absl::Status Finish(AnswerFile& answer, const LedgerEntry& entry);
  absl::Status Move(const LedgerEntry& entry);

  const std::string folder_;
  Ledger& ledger_;
  const std::shared_ptr<sdk::IntakeConnection> connection_;
  sdk::Client client_;
  const absl::Notification& stop_;
  WorkReport& report_;
  bool move_is_open_ = true;
};

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_FILE_WORK_H_
