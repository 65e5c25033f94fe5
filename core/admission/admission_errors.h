// The errors of the door; see Admission.

#ifndef INTAKE_CORE_ADMISSION_ADMISSION_ERRORS_H_
#define INTAKE_CORE_ADMISSION_ADMISSION_ERRORS_H_

#include <cstddef>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace intake {

absl::Status QueueFullError(size_t items_max);
absl::Status ShuttingDownError();
// STORE_FULL or STORE_UNAVAILABLE, by what the store said.
absl::Status StoreFailedError(const absl::Status& cause);
absl::Status ChannelNotFoundError(absl::string_view channel);
absl::Status AccountNotFoundError(absl::string_view number);
absl::Status ReceiptNotFoundError(absl::string_view code);

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_ADMISSION_ERRORS_H_
