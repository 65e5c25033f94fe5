// A submission from the words of a command line.

#ifndef INTAKE_CHANNELS_CLI_SUBMISSION_WORDS_H_
#define INTAKE_CHANNELS_CLI_SUBMISSION_WORDS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
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

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_SUBMISSION_WORDS_H_
