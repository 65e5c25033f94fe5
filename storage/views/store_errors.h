// What every store says in the same words.

#ifndef INTAKE_STORAGE_VIEWS_STORE_ERRORS_H_
#define INTAKE_STORAGE_VIEWS_STORE_ERRORS_H_

#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace intake {

// ABORTED `SEQUENCE_CONFLICT`.
absl::Status SequenceConflict(absl::string_view stream, uint32_t got,
                              uint32_t wanted);

// NOT_FOUND, with the reason `ACCOUNT_NOT_FOUND` and so on.
absl::Status AccountNotFound(absl::string_view number);
absl::Status StreamNotFound(absl::string_view stream);
absl::Status ReceiptNotFound(absl::string_view code);

// RESOURCE_EXHAUSTED `STORE_FULL`: nothing was stored, resend later.
absl::Status StoreFull(absl::string_view message);
// UNAVAILABLE `STORE_UNAVAILABLE`: whether it was stored is unknown.
absl::Status StoreUnavailable(absl::string_view message);

}  // namespace intake

#endif  // INTAKE_STORAGE_VIEWS_STORE_ERRORS_H_
