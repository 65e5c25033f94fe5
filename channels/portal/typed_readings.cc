#include "channels/portal/typed_readings.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "channels/portal/people_dates.h"
#include "channels/portal/register_words.h"
#include "channels/portal/text_field.h"
#include "channels/web/cookies.h"

namespace intake::portal {
namespace {

// web::NewToken's.
constexpr size_t kTokenBytes = 43;

bool IsToken(absl::string_view text) {
  return text.size() == kTokenBytes &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
                  c == '-' || c == '_';
         });
}

}  // namespace

v1::Submission ReadTypedReadings(const web::Form& form) {
  v1::Submission submission;
  const std::string token = form.Text("form");
  submission.set_request_id(IsToken(token) ? token : web::NewToken());
  submission.set_account_number(TextField(form, "account"));
  submission.set_reading_date(DayFromPeople(TextField(form, "date")));
  v1::NamedValues* const named = submission.mutable_named();
  for (const auto& field : form.fields) {
    absl::string_view suffix = field.first;
    if (!absl::ConsumePrefix(&suffix, "value-")) continue;
    const auto key = RegisterFromSuffix(suffix);
    const std::string typed = TextField(form, field.first);
    if (!key || typed.empty() || !TypedValue(submission, *key).empty() ||
        named->values_size() == static_cast<int>(kValuesMax)) {
      continue;
    }
    v1::NamedValue* const value = named->add_values();
    *value->mutable_register_() = *key;
    value->mutable_register_()->set_serial(
        TextField(form, absl::StrCat("serial-", suffix)));
    value->set_value(typed);
  }
  return submission;
}

std::vector<v1::RegisterKey> TooLong(const v1::Submission& submission) {
  std::vector<v1::RegisterKey> keys;
  for (const v1::NamedValue& value : submission.named().values()) {
    if (value.value().size() > kValueBytesMax) {
      keys.push_back(value.register_());
    }
  }
  return keys;
}

std::string TypedValue(const v1::Submission& submission,
                       const v1::RegisterKey& key) {
  for (const v1::NamedValue& value : submission.named().values()) {
    if (SamePlace(value.register_(), key)) return value.value();
  }
  return "";
}

}  // namespace intake::portal
