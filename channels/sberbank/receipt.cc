#include "channels/sberbank/receipt.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "channels/program/digest.h"
#include "channels/program/durable_file.h"
#include "channels/sberbank/file_move.h"

namespace intake::sberbank {

const ReceiptLine* Receipt::LineOf(absl::string_view registry) const {
  const auto found =
      std::find_if(lines.begin(), lines.end(), [&](const ReceiptLine& line) {
        return absl::EqualsIgnoreCase(line.file, registry);
      });
  return found == lines.end() ? nullptr : &*found;
}

absl::StatusOr<Receipt> LoadReceipt(const std::string& folder,
                                    const std::string& name) {
  const std::string path = absl::StrCat(folder, "/incoming/", name);
  std::error_code gone;
  if (std::filesystem::file_size(path, gone) > kReceiptBytesMax && !gone) {
    return absl::InvalidArgumentError(
        absl::StrCat("больше ", kReceiptBytesMax, " байт"));
  }
  const auto bytes = program::ReadFile(path);
  if (!bytes.ok()) return bytes.status();
  auto lines = ReadReceipt(*bytes);
  if (!lines.ok()) return lines.status();
  return Receipt{.name = name,
                 .digest = program::DigestOf(*bytes),
                 .lines = *std::move(lines)};
}

bool IsUsedUp(const Receipt& receipt, const Ledger& ledger) {
  return std::all_of(
      receipt.lines.begin(), receipt.lines.end(), [&](const ReceiptLine& line) {
        return std::any_of(ledger.entries().begin(), ledger.entries().end(),
                           [&](const LedgerEntry& entry) {
                             return absl::EqualsIgnoreCase(entry.name,
                                                           line.file) &&
                                    (entry.outcome == kProcessed ||
                                     entry.receipt_digest == receipt.digest);
                           });
      });
}

absl::Status PutAwayReceipt(const std::string& folder, const Receipt& receipt) {
  const std::string first = absl::StrCat(folder, "/processed/", receipt.name);
  std::string to = first;
  for (int i = 2; FileExists(to); ++i) to = absl::StrCat(first, ".", i);
  return MoveFile(absl::StrCat(folder, "/incoming/", receipt.name), to);
}

}  // namespace intake::sberbank
