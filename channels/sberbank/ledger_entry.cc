#include "channels/sberbank/ledger_entry.h"

#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "channels/sberbank/csv_line.h"

namespace intake::sberbank {
namespace {

constexpr size_t kFields = 10;

std::string OrdersText(const std::map<std::string, Payments>& orders) {
  return absl::StrJoin(orders, " ", [](std::string* out, const auto& order) {
    absl::StrAppend(out, order.first, ":", order.second.count, ":",
                    order.second.kopecks);
  });
}

bool ReadOrders(absl::string_view text, std::map<std::string, Payments>& to) {
  for (absl::string_view order : absl::StrSplit(text, ' ', absl::SkipEmpty())) {
    const std::vector<absl::string_view> parts = absl::StrSplit(order, ':');
    Payments payments;
    if (parts.size() != 3 || !absl::SimpleAtoi(parts[1], &payments.count) ||
        !absl::SimpleAtoi(parts[2], &payments.kopecks)) {
      return false;
    }
    to[std::string(parts[0])] = payments;
  }
  return true;
}

}  // namespace

std::string LedgerLine(const LedgerEntry& entry) {
  return absl::StrCat(
      CsvLine({entry.time, entry.name, entry.digest, entry.profile,
               entry.outcome, absl::StrCat(entry.lines),
               absl::StrCat(entry.kopecks), OrdersText(entry.orders),
               entry.stem, entry.receipt_digest}),
      "\n");
}

std::optional<LedgerEntry> EntryOfLine(absl::string_view line) {
  const std::vector<std::string> fields = CsvFields(line);
  if (fields.size() != kFields) return std::nullopt;
  LedgerEntry entry{.time = fields[0],
                    .name = fields[1],
                    .digest = fields[2],
                    .profile = fields[3],
                    .outcome = fields[4],
                    .stem = fields[8],
                    .receipt_digest = fields[9]};
  if (!absl::SimpleAtoi(fields[5], &entry.lines) ||
      !absl::SimpleAtoi(fields[6], &entry.kopecks) ||
      !ReadOrders(fields[7], entry.orders)) {
    return std::nullopt;
  }
  return entry;
}

}  // namespace intake::sberbank
