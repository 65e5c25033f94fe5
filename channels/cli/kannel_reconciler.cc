#include "channels/cli/kannel_reconciler.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "channels/cli/kannel_log.h"
#include "channels/cli/stored_submission.h"
#include "channels/sdk/retry.h"
#include "channels/sdk/status.h"
#include "channels/sms/webhook.h"

namespace intake::cli {
namespace {

// What one request takes: with all that a message may have, 2 MiB of the 4 that
// the contract allows.
constexpr size_t kGroupMessagesMax = 100;

constexpr char kInexact[] =
    "a dot in the log may stand for a line break or a letter";
// A reading that is handed in later takes the place of one for the same day.
constexpr char kOvertaken[] =
    "its sender has sent another message about the account since";

bool IsConflict(const v1::Receipt& receipt) {
  return std::any_of(receipt.findings().begin(), receipt.findings().end(),
                     [](const v1::Finding& finding) {
                       return finding.rule() == "KEY_REUSED";
                     });
}

ReconciledMessage FromResult(const v1::SubmissionResult& result) {
  if (result.has_error()) {
    return {.result = Reconciled::kRejected,
            .error = sdk::StatusFromProto(result.error())};
  }
  const v1::SubmitReadingResponse& response = result.response();
  if (IsConflict(response.receipt())) {
    return {.result = Reconciled::kConflict, .receipt = response.receipt()};
  }
  if (response.replayed()) return {.result = Reconciled::kStored};
  return {.result = Reconciled::kSubmitted, .receipt = response.receipt()};
}

}  // namespace

absl::Status KannelReconciler::Run(std::istream& log,
                                   const Observer& observer) {
  std::string line;
  for (int64_t number = 1; std::getline(log, line); ++number) {
    Note(number, line);
  }
  log.clear();
  log.seekg(0);
  for (int64_t number = 1; std::getline(log, line); ++number) {
    Take(number, line, observer);
    if (lines_.size() + doubtful_.size() < kGroupMessagesMax) continue;
    if (absl::Status status = SubmitWaiting(observer); !status.ok()) {
      return status;
    }
  }
  return SubmitWaiting(observer);
}

void KannelReconciler::Note(int64_t line, absl::string_view text) {
  const auto message = ParseKannelLine(text);
  if (!message.ok() || !message->has_value()) return;
  const auto submission = sms::SubmissionFromWebhook((*message)->webhook);
  if (!submission.ok()) return;
  for (std::string& account : PossibleAccounts(submission->text())) {
    last_lines_[{submission->evidence().sender(), std::move(account)}] = line;
  }
}

bool KannelReconciler::IsOvertaken(int64_t line,
                                   const v1::Submission& submission) const {
  const std::vector<std::string> accounts = PossibleAccounts(submission.text());
  return std::any_of(
      accounts.begin(), accounts.end(), [&](const std::string& account) {
        const auto last =
            last_lines_.find({submission.evidence().sender(), account});
        return last != last_lines_.end() && last->second > line;
      });
}

void KannelReconciler::Take(int64_t line, absl::string_view text,
                            const Observer& observer) {
  absl::StatusOr<std::optional<LoggedMessage>> message = ParseKannelLine(text);
  if (message.ok() && !message->has_value()) return;
  absl::StatusOr<v1::Submission> submission =
      message.ok() ? sms::SubmissionFromWebhook((*message)->webhook)
                   : message.status();
  if (!submission.ok()) {
    observer({.line = line,
              .result = Reconciled::kRejected,
              .error = submission.status()});
    return;
  }
  submission->set_handed_in_on(
      absl::FormatCivilTime(absl::ToCivilDay((*message)->received_at, zone_)));
  const bool exact = (*message)->exact;
  if (exact && !IsOvertaken(line, *submission)) {
    *request_.add_submissions() = *std::move(submission);
    lines_.push_back(line);
    return;
  }
  doubtful_.push_back({.message = {.line = line,
                                   .result = Reconciled::kUnclear,
                                   .submission = *std::move(submission),
                                   .error = absl::FailedPreconditionError(
                                       exact ? kOvertaken : kInexact)},
                       .exact = exact});
}

absl::Status KannelReconciler::LookUpDoubtful(const Observer& observer) {
  for (Doubtful& doubtful : doubtful_) {
    ReconciledMessage& message = doubtful.message;
    absl::StatusOr<LookUp> found = LookUp::kMissing;
    if (administrator_ != nullptr) {
      found =
          LookUpStored(session_, *administrator_, "sms", message.submission);
    }
    if (!found.ok()) return found.status();
    if (*found == LookUp::kNoAccount && doubtful.exact) {
      // It can make no reading, so that its turn does not matter.
      *request_.add_submissions() = std::move(message.submission);
      lines_.push_back(message.line);
      continue;
    }
    if (*found == LookUp::kStored) message.result = Reconciled::kStored;
    observer(message);
  }
  doubtful_.clear();
  return absl::OkStatus();
}

absl::Status KannelReconciler::SubmitWaiting(const Observer& observer) {
  absl::Status status = LookUpDoubtful(observer);
  if (!status.ok() || lines_.empty()) return status;

  const auto response = session_.Retry([&](absl::Duration timeout) {
    return sms_.BatchSubmitReadings(request_, timeout);
  });
  if (!response.ok()) return response.status();
  if (response->results_size() != request_.submissions_size()) {
    return absl::InternalError(
        absl::StrCat("the server answered ", response->results_size(), " of ",
                     request_.submissions_size(), " submissions"));
  }
  for (int i = 0; i < response->results_size(); ++i) {
    ReconciledMessage message = FromResult(response->results(i));
    if (sdk::IsTransient(message.error)) return message.error;
    message.line = lines_[static_cast<size_t>(i)];
    message.submission = request_.submissions(i);
    observer(message);
  }
  request_.Clear();
  lines_.clear();
  return absl::OkStatus();
}

}  // namespace intake::cli
