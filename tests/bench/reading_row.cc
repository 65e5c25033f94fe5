#include "tests/bench/reading_row.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "intake/v1/intake_service.pb.h"
#include "tests/bench/town.h"

namespace intake::bench {
namespace {

// Half the span in which readings are not too old to be taken at once: all days
// lie behind those of the monthly readings.
constexpr int64_t kDays = 45;
constexpr int64_t kUsageOfDay = 3;

// Stand-ins that occur nowhere else in the message, as wide as what they stand
// for.
constexpr absl::string_view kRequestId = "r00000000000";
constexpr absl::string_view kAccount = "7777777777";
constexpr absl::string_view kFirstValue = "888888";
constexpr absl::string_view kSecondValue = "99999";
constexpr absl::string_view kDate = "6666-66-66";

void WriteDigits(int64_t value, size_t width, char* at) {
  for (size_t i = width; i > 0; --i, value /= 10) {
    at[i - 1] = static_cast<char>('0' + value % 10);
  }
}

}  // namespace

ReadingRow::ReadingRow(int64_t accounts, absl::CivilDay today, int64_t first)
    : accounts_(accounts),
      today_(today),
      next_(first),
      forms_{MakeForm(0), MakeForm(1)} {}

ReadingRow::Form ReadingRow::MakeForm(int64_t index) {
  v1::SubmitReadingRequest request;
  v1::Submission& submission = *request.mutable_submission();
  submission.set_request_id(std::string(kRequestId));
  submission.set_account_number(std::string(kAccount));
  submission.mutable_ordered()->add_values(std::string(kFirstValue));
  if (HasTwoTariffs(index)) {
    submission.mutable_ordered()->add_values(std::string(kSecondValue));
  }
  submission.set_reading_date(std::string(kDate));
  submission.mutable_evidence()->set_sender(kSender);
  Form form{.bytes = request.SerializeAsString()};
  const auto place = [&form](absl::string_view text) {
    const size_t at = form.bytes.find(text.data(), 0, text.size());
    return at == std::string::npos ? 0 : at;
  };
  form.request_id = place(kRequestId);
  form.account = place(kAccount);
  form.first_value = place(kFirstValue);
  form.second_value = place(kSecondValue);
  form.date = place(kDate);
  return form;
}

absl::string_view ReadingRow::Next() {
  // Prime, so that it goes through all accounts.
  constexpr int64_t kStride = 982'451'653;
  const int64_t number = next_++;
  const int64_t index = number % accounts_ * kStride % accounts_;
  if (number / accounts_ != pass_) {
    pass_ = number / accounts_;
    date_ = absl::FormatCivilTime(today_ - kDays + std::min(pass_, kDays));
  }
  Form& form = forms_[HasTwoTariffs(index) ? 1 : 0];
  char* const bytes = form.bytes.data();
  const int64_t value = kLatestMonthly + kUsageOfMonth + kUsageOfDay * pass_;
  // The `r` stays.
  WriteDigits(number, kRequestId.size() - 1, bytes + form.request_id + 1);
  WriteDigits(kFirstAccount + index, kAccount.size(), bytes + form.account);
  WriteDigits(value, kFirstValue.size(), bytes + form.first_value);
  if (form.second_value > 0) {
    WriteDigits(value / 2, kSecondValue.size(), bytes + form.second_value);
  }
  date_.copy(bytes + form.date, kDate.size());
  return form.bytes;
}

}  // namespace intake::bench
