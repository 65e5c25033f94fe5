// The checks and error paths that all converters from the contract share.

#ifndef INTAKE_SERVICES_CONVERT_FIELD_H_
#define INTAKE_SERVICES_CONVERT_FIELD_H_

#include <cstddef>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "core/base/amount.h"

namespace intake {

// An error of core about `values[3]` is about `outer.values[3]` for the caller.
// Errors without a field stay as they are.
absl::Status InsideField(const absl::Status& status, absl::string_view outer);

// INVALID_ARGUMENT with `field` where `size` is outside [min, max].
absl::Status CheckBytes(absl::string_view field, size_t size, size_t min,
                        size_t max);
absl::Status CheckCount(absl::string_view field, size_t count, size_t min,
                        size_t max);

// An ISO day; none where `text` is empty. INVALID_ARGUMENT with `field`.
absl::StatusOr<std::optional<absl::CivilDay>> DateFromProto(
    absl::string_view text, absl::string_view field);
// An ISO day that must be there.
absl::StatusOr<absl::CivilDay> RequiredDateFromProto(absl::string_view text,
                                                     absl::string_view field);

// A month such as `2014-06`. INVALID_ARGUMENT with `field`.
absl::StatusOr<absl::CivilMonth> MonthFromProto(absl::string_view text,
                                                absl::string_view field);

// A decimal string. INVALID_ARGUMENT with `field`.
absl::StatusOr<Milli> AmountFromProto(absl::string_view text,
                                      absl::string_view field);

// What an account's number looks like. INVALID_ARGUMENT with `field`.
absl::Status CheckAccountNumber(absl::string_view field,
                                absl::string_view number);

// As FormatReceiptCode writes it. INVALID_ARGUMENT with `field`: mistyped.
absl::StatusOr<std::string> ReceiptCodeFromProto(absl::string_view code,
                                                 absl::string_view field);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_FIELD_H_
