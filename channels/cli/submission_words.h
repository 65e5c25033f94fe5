// A submission from the words of a command line.

#ifndef INTAKE_CHANNELS_CLI_SUBMISSION_WORDS_H_
#define INTAKE_CHANNELS_CLI_SUBMISSION_WORDS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "intake/v1/submission.pb.h"

namespace intake::cli {

struct SubmissionWords {
  std::string account;
  // `12389`, in canonical order, or `night=5512`.
  std::vector<std::string> values;
  std::string text;
  std::string date;
  std::string key;
  std::string sender;
  std::string agent;
  std::string document;
  // `yes`, `no`, or empty where nobody asks.
  std::string is_signed;
};

// What the words say; the server judges whether it is right.
// INVALID_ARGUMENT: values and a text, neither, named and unnamed values, a
// register no meter has, or a date that is none.
absl::StatusOr<v1::Submission> SubmissionFromWords(
    const SubmissionWords& words);

// The register that `night`, `kitchen` or `electricity.day` names.
absl::StatusOr<v1::RegisterKey> RegisterFromName(absl::string_view name);

// The ISO form of `2014-06-25` or `25.06.2014`.
absl::StatusOr<std::string> DateFromWord(absl::string_view word);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_SUBMISSION_WORDS_H_
