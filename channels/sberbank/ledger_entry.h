// A line of the ledger (UTF-8, see csv_line.h):
//
//   time;name;digest;profile;outcome;lines;kopecks;orders;stem;receipt
//
// where orders are `number@date:payments:kopecks`, by blanks.

#ifndef INTAKE_CHANNELS_SBERBANK_LEDGER_ENTRY_H_
#define INTAKE_CHANNELS_SBERBANK_LEDGER_ENTRY_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "channels/sberbank/registry_check.h"

namespace intake::sberbank {

// As the ledger writes them.
inline constexpr char kProcessed[] = "processed";
inline constexpr char kRefused[] = "refused";
// The very bytes of one that was processed before.
inline constexpr char kRepeated[] = "repeated";

struct LedgerEntry {
  std::string time;
  std::string name;
  std::string digest;
  std::string profile;
  std::string outcome;
  int64_t lines = 0;
  int64_t kopecks = 0;
  std::map<std::string, Payments> orders;
  // What the file is called where it was moved to, and its answer.
  std::string stem;
  // Of the receipt it was checked against; empty where there was none.
  std::string receipt_digest;
};

// With its end.
std::string LedgerLine(const LedgerEntry& entry);
// None: it is not such a line.
std::optional<LedgerEntry> EntryOfLine(absl::string_view line);

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_LEDGER_ENTRY_H_
