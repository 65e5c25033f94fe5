// What a field of a bank's line may be. Each check says in Russian, for the
// bank's office, what was expected.

#ifndef INTAKE_CHANNELS_SBERBANK_FIELD_CHECKS_H_
#define INTAKE_CHANNELS_SBERBANK_FIELD_CHECKS_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace intake::sberbank {

// Each fails with INVALID_ARGUMENT.

absl::Status Anything(absl::string_view text);
absl::Status NotEmpty(absl::string_view text);
absl::Status Digits(absl::string_view text);
// 1 to 20 digits: how a terminal calls an account.
absl::Status PaymentCode(absl::string_view text);
// 26 digits that begin with a day, `ddMMyy`.
absl::Status TransactionId(absl::string_view text);
// See KopecksFromText.
absl::Status AmountWithPoint(absl::string_view text);
absl::Status AmountWithComma(absl::string_view text);
// `25.06.2014`
absl::Status Date(absl::string_view text);
absl::Status DateOrNothing(absl::string_view text);
// `25-06-2014`; banks write points as well.
absl::Status DateWithDashes(absl::string_view text);

// A day as any of the three ways above writes it: the digits of day, month and
// year, with or without two separators.
absl::StatusOr<absl::CivilDay> DayFromText(absl::string_view text);

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_FIELD_CHECKS_H_
