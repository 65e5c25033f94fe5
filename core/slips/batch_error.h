// How errors about a batch or one of its slips are made.

#ifndef INTAKE_CORE_SLIPS_BATCH_ERROR_H_
#define INTAKE_CORE_SLIPS_BATCH_ERROR_H_

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "core/base/error.h"

namespace intake {

// `place` is a batch's number, or `number/sequence`.
inline absl::Status BatchError(absl::StatusCode code, absl::string_view reason,
                               absl::string_view place,
                               absl::string_view message) {
  return ErrorWithReason(code, reason,
                         absl::StrCat("batch ", place, ": ", message));
}

}  // namespace intake

#endif  // INTAKE_CORE_SLIPS_BATCH_ERROR_H_
