#include "core/slips/slip.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "core/base/amount.h"
#include "core/base/error.h"
#include "core/base/limits.h"

namespace intake {
namespace {

absl::Status CheckAtMost(absl::string_view field, size_t bytes, size_t max) {
  if (bytes <= max) return absl::OkStatus();
  return FieldError(field,
                    absl::StrCat("got ", bytes, " bytes, want at most ", max));
}

absl::Status CheckAccountDigits(absl::string_view number) {
  if (!number.empty() && number.size() <= limits::kAccountDigitsMax &&
      std::all_of(number.begin(), number.end(), absl::ascii_isdigit)) {
    return absl::OkStatus();
  }
  return FieldError(
      "account_number",
      absl::StrCat("got \"", absl::CHexEscape(number), "\", want 1 to ",
                   limits::kAccountDigitsMax, " digits"));
}

absl::Status CheckValues(const std::vector<std::string>& values) {
  if (values.empty() || values.size() > limits::kValuesPerSlipMax) {
    return FieldError("values",
                      absl::StrCat("got ", values.size(), ", want 1 to ",
                                   limits::kValuesPerSlipMax));
  }
  for (size_t i = 0; i < values.size(); ++i) {
    const auto amount = ParseAmount(values[i]);
    if (!amount.ok()) {
      return FieldError(absl::StrCat("values[", i, "]"),
                        amount.status().message());
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckSlipContent(const SlipContent& content) {
  absl::Status status = CheckAccountDigits(content.account_number);
  status.Update(CheckValues(content.values));
  status.Update(CheckAtMost("meter_serial", content.meter_serial.size(),
                            limits::kSlipSerialBytesMax));
  status.Update(CheckAtMost("code_text", content.code_text.size(),
                            limits::kSlipCodeBytesMax));
  return status;
}

bool SaySame(const SlipContent& a, const SlipContent& b,
             absl::CivilDay batch_date) {
  return a.account_number == b.account_number && a.is_signed == b.is_signed &&
         a.reading_date.value_or(batch_date) ==
             b.reading_date.value_or(batch_date) &&
         std::equal(a.values.begin(), a.values.end(), b.values.begin(),
                    b.values.end(), [](const auto& left, const auto& right) {
                      return *ParseAmount(left) == *ParseAmount(right);
                    });
}

std::optional<Keying>& Slip::Of(Turn turn) {
  if (turn == Turn::kFirst) return first;
  return turn == Turn::kSecond ? second : settled;
}

}  // namespace intake
