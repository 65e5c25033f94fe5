#include "core/model/account_fields.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"
#include "core/base/limits.h"

namespace intake {
namespace {

constexpr size_t kPhoneDigitsMin = 7;
constexpr size_t kPhoneDigitsMax = 15;  // ITU-T E.164
constexpr Milli kMultiplierMax = 1'000'000 * kMilliPerUnit;

bool AllDigits(absl::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c));
  });
}

absl::Status CheckDigits(absl::string_view field, absl::string_view digits,
                         size_t min, size_t max) {
  if (digits.size() >= min && digits.size() <= max && AllDigits(digits)) {
    return absl::OkStatus();
  }
  return FieldError(field, absl::StrCat("got \"", digits, "\", want ", min,
                                        " to ", max, " digits"));
}

absl::Status CheckLength(absl::string_view field, absl::string_view text) {
  if (text.size() <= limits::kNameBytesMax) return absl::OkStatus();
  return FieldError(field,
                    absl::StrCat("got ", text.size(), " bytes, want at most ",
                                 limits::kNameBytesMax));
}

absl::Status CheckCount(absl::string_view field, size_t count, size_t min,
                        size_t max) {
  if (count >= min && count <= max) return absl::OkStatus();
  return FieldError(field,
                    absl::StrCat("got ", count, ", want ", min, " to ", max));
}

absl::Status CheckNumber(absl::string_view field, int64_t number, int64_t min,
                         int64_t max) {
  if (number >= min && number <= max) return absl::OkStatus();
  return FieldError(field,
                    absl::StrCat("got ", number, ", want ", min, " to ", max));
}

absl::Status CheckDate(absl::string_view field, absl::CivilDay date) {
  if (ParseDate(FormatDate(date)).ok()) return absl::OkStatus();
  return FieldError(field, absl::StrCat("got ", FormatDate(date),
                                        ", want a year from 1900 to 2199"));
}

absl::Status CheckRegister(const std::string& field, const Register& dial) {
  absl::Status status =
      CheckNumber(field + ".whole_digits", dial.whole_digits,
                  limits::kWholeDigitsMin, limits::kWholeDigitsMax);
  status.Update(
      CheckNumber(field + ".decimals", dial.decimals, 0, limits::kDecimalsMax));
  status.Update(
      CheckNumber(field + ".multiplier", dial.multiplier, 1, kMultiplierMax));
  return status;
}

absl::Status CheckInstallation(const std::string& field,
                               const Installation& installation) {
  absl::Status status = CheckLength(field + ".serial", installation.serial);
  if (installation.serial.empty()) {
    status.Update(FieldError(field + ".serial", "got none, want the meter's"));
  }
  status.Update(CheckDate(field + ".installed_on", installation.installed_on));
  if (installation.removed_on.has_value()) {
    status.Update(CheckDate(field + ".removed_on", *installation.removed_on));
    if (*installation.removed_on <= installation.installed_on) {
      status.Update(
          FieldError(field + ".removed_on",
                     absl::StrCat("got ", FormatDate(*installation.removed_on),
                                  ", want a day after that of installation, ",
                                  FormatDate(installation.installed_on))));
    }
  }
  if (installation.verified_until.has_value()) {
    status.Update(
        CheckDate(field + ".verified_until", *installation.verified_until));
  }
  status.Update(CheckCount(field + ".registers", installation.registers.size(),
                           1, limits::kRegistersPerMeterMax));
  for (size_t i = 0; status.ok() && i < installation.registers.size(); ++i) {
    status.Update(CheckRegister(absl::StrCat(field, ".registers[", i, "]"),
                                installation.registers[i]));
  }
  return status;
}

}  // namespace

absl::Status CheckAccountFields(const Account& account) {
  absl::Status status =
      CheckDigits("number", account.number, limits::kAccountDigitsMin,
                  limits::kAccountDigitsMax);
  if (!account.payment_code.empty()) {
    status.Update(CheckDigits("payment_code", account.payment_code, 1,
                              limits::kAccountDigitsMax));
  }
  status.Update(CheckLength("holder", account.holder));
  status.Update(CheckLength("address.building", account.address.building));
  status.Update(CheckLength("address.entrance", account.address.entrance));
  status.Update(CheckLength("address.flat", account.address.flat));
  status.Update(CheckLength("address.text", account.address.text));
  status.Update(CheckCount("phones", account.phones.size(), 0,
                           limits::kPhonesPerAccountMax));
  for (size_t i = 0; status.ok() && i < account.phones.size(); ++i) {
    status.Update(CheckDigits(absl::StrCat("phones[", i, "]"),
                              account.phones[i], kPhoneDigitsMin,
                              kPhoneDigitsMax));
  }
  if (account.closed_on.has_value()) {
    status.Update(CheckDate("closed_on", *account.closed_on));
  }
  status.Update(CheckCount("installations", account.installations.size(), 0,
                           limits::kInstallationsPerAccountMax));
  for (size_t i = 0; status.ok() && i < account.installations.size(); ++i) {
    status.Update(CheckInstallation(absl::StrCat("installations[", i, "]"),
                                    account.installations[i]));
  }
  return status;
}

}  // namespace intake
