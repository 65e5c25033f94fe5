#include "channels/cli/submission_words.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/time/civil_time.h"

namespace intake::cli {
namespace {

// Finds `word`, as in `hot-water`, among an enum's values with `prefix`.
template <typename Enum, typename Parse>
bool Names(absl::string_view word, absl::string_view prefix, const Parse& parse,
           Enum* value) {
  const std::string name = absl::StrCat(
      prefix, absl::AsciiStrToUpper(absl::StrReplaceAll(word, {{"-", "_"}})));
  return parse(name, value) && *value != Enum{};
}

absl::Status SetValues(const std::vector<std::string>& values,
                       v1::Submission& submission) {
  for (const std::string& value : values) {
    const std::pair<std::string, std::string> parts =
        absl::StrSplit(value, absl::MaxSplits('=', 1));
    const bool named = value.find('=') != std::string::npos;
    if (named ? submission.has_ordered() : submission.has_named()) {
      return absl::InvalidArgumentError(absl::StrCat(
          "got \"", value,
          "\", want values that are all named, as in "
          "night=5512, or all in the order of the account's registers"));
    }
    if (!named) {
      submission.mutable_ordered()->add_values(value);
      continue;
    }
    absl::StatusOr<v1::RegisterKey> key = RegisterFromName(parts.first);
    if (!key.ok()) return key.status();
    v1::NamedValue& added = *submission.mutable_named()->add_values();
    *added.mutable_register_() = *std::move(key);
    added.set_value(parts.second);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> DateFromWord(absl::string_view word) {
  absl::CivilDay day;
  if (word.size() == 10 && absl::ParseCivilTime(word, &day)) {
    return std::string(word);
  }
  const std::vector<absl::string_view> parts = absl::StrSplit(word, '.');
  int number[3] = {};
  if (parts.size() == 3 && parts[2].size() == 4 &&
      absl::SimpleAtoi(parts[0], &number[0]) &&
      absl::SimpleAtoi(parts[1], &number[1]) &&
      absl::SimpleAtoi(parts[2], &number[2])) {
    day = absl::CivilDay(number[2], number[1], number[0]);
    // A day that the calendar lacks would have become another one.
    if (day.month() == number[1] && day.day() == number[0]) {
      return absl::FormatCivilTime(day);
    }
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "got the date \"", word, "\", want a day as 2014-06-25 or 25.06.2014"));
}

absl::StatusOr<v1::RegisterKey> RegisterFromName(absl::string_view name) {
  v1::RegisterKey key;
  for (absl::string_view word : absl::StrSplit(name, '.')) {
    v1::Commodity commodity;
    v1::MeteringPoint point;
    v1::RegisterKind kind;
    if (Names(word, "COMMODITY_", v1::Commodity_Parse, &commodity)) {
      key.set_commodity(commodity);
    } else if (Names(word, "METERING_POINT_", v1::MeteringPoint_Parse,
                     &point)) {
      key.set_point(point);
    } else if (Names(word, "REGISTER_KIND_", v1::RegisterKind_Parse, &kind)) {
      key.set_kind(kind);
    } else {
      return absl::InvalidArgumentError(absl::StrCat(
          "got the register \"", word,
          "\", want day, night, peak, half-peak, total, kitchen, bath or a "
          "commodity, joined by points where several are needed: "
          "electricity.day"));
    }
  }
  return key;
}

absl::StatusOr<v1::Submission> SubmissionFromWords(
    const SubmissionWords& words) {
  if (words.text.empty() == words.values.empty()) {
    return absl::InvalidArgumentError(
        words.text.empty()
            ? "got no readings, want values behind the account, or --text"
            : "got values and --text, want one of them");
  }
  v1::Submission submission;
  submission.set_request_id(words.key);
  submission.set_account_number(words.account);
  if (!words.text.empty()) {
    submission.set_text(words.text);
  } else if (absl::Status status = SetValues(words.values, submission);
             !status.ok()) {
    return status;
  }
  if (!words.date.empty()) {
    absl::StatusOr<std::string> date = DateFromWord(words.date);
    if (!date.ok()) return date.status();
    submission.set_reading_date(*date);
  }
  v1::Evidence& evidence = *submission.mutable_evidence();
  evidence.set_sender(words.sender);
  evidence.set_agent(words.agent);
  evidence.set_document(words.document);
  if (!words.is_signed.empty()) {
    evidence.set_signature(words.is_signed == "yes" ? v1::SIGNATURE_PRESENT
                                                    : v1::SIGNATURE_MISSING);
  }
  return submission;
}

}  // namespace intake::cli
