// A receipt that lies in incoming/: its way from there.

#ifndef INTAKE_CHANNELS_SBERBANK_RECEIPT_H_
#define INTAKE_CHANNELS_SBERBANK_RECEIPT_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "channels/sberbank/ledger.h"
#include "channels/sberbank/receipt_file.h"

namespace intake::sberbank {

struct Receipt {
  std::string name;
  // SHA-256 of its bytes.
  std::string digest;
  std::vector<ReceiptLine> lines;

  // Null: it names no such registry.
  const ReceiptLine* LineOf(absl::string_view registry) const;
};

// NOT_FOUND: it is gone. INVALID_ARGUMENT, in Russian: it is no receipt.
absl::StatusOr<Receipt> LoadReceipt(const std::string& folder,
                                    const std::string& name);

// Whether all its registries are processed, or were refused by it.
bool IsUsedUp(const Receipt& receipt, const Ledger& ledger);

// From incoming/ to processed/. Errors are MoveFile's.
absl::Status PutAwayReceipt(const std::string& folder, const Receipt& receipt);

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_RECEIPT_H_
