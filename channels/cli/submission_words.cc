#include "channels/cli/submission_words.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "channels/cli/date_words.h"
#include "channels/cli/register_name.h"

namespace intake::cli {
namespace {

absl::Status SetValues(const std::vector<std::string>& values,
                       v1::Submission& submission) {
  for (const std::string& value : values) {
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
    absl::StatusOr<v1::NamedValue> named_value = NamedValueFromWord(value);
    if (!named_value.ok()) return named_value.status();
    *submission.mutable_named()->add_values() = *std::move(named_value);
  }
  return absl::OkStatus();
}

}  // namespace

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
