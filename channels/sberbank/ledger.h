// What became of every file, for ever: `ledger.csv` in the program's folder,
// appended to and synced, a line a file: see ledger_entry.h.

#ifndef INTAKE_CHANNELS_SBERBANK_LEDGER_H_
#define INTAKE_CHANNELS_SBERBANK_LEDGER_H_

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "channels/sberbank/ledger_entry.h"

namespace intake::sberbank {

// Not thread-safe; one process at a time has a ledger open.
class Ledger {
 public:
  // Makes the file where there is none. A line that a crash left half-written
  // is cut off. FAILED_PRECONDITION: another process has it open.
  // INVALID_ARGUMENT: it cannot be read, or a line that is none, with file and
  // line.
  static absl::StatusOr<std::unique_ptr<Ledger>> Open(std::string path);
  ~Ledger();
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;

  // On disk when it returns. RESOURCE_EXHAUSTED: it is not.
  absl::Status Append(LedgerEntry entry);

  // Oldest first.
  const std::vector<LedgerEntry>& entries() const { return entries_; }
  // The file that was processed with these bytes; under this name. Null: none.
  const LedgerEntry* ProcessedBytes(absl::string_view digest) const;
  const LedgerEntry* ProcessedName(absl::string_view name) const;

 private:
  Ledger(std::string path, int descriptor);
  absl::Status Load();
  void Remember(LedgerEntry entry);

  const std::string path_;
  const int descriptor_;
  std::vector<LedgerEntry> entries_;
  // Indices of entries_, of what was processed.
  std::map<std::string, size_t, std::less<>> by_digest_;
  std::map<std::string, size_t, std::less<>> by_name_;
};

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_LEDGER_H_
