#include "channels/portal/receipt_lookup.h"

#include <functional>
#include <utility>

#include "absl/strings/str_replace.h"

namespace intake::portal {
namespace {

// Without what a person may write between its digits.
std::string BareCode(absl::string_view code) {
  return absl::StrReplaceAll(code, {{"-", ""}, {" ", ""}});
}

// The newest of an account's submissions that is wanted; none where it is not
// within the last `pages`.
absl::StatusOr<std::optional<v1::SubmissionRecord>> FindSubmission(
    const Visitor& visitor, const std::string& account, int pages,
    const std::function<bool(const v1::SubmissionRecord&)>& is_wanted) {
  v1::ListSubmissionsRequest request;
  request.set_account_number(account);
  request.set_page_size(kLookedThroughPage);
  request.set_language(visitor.language);
  for (int page = 0; page < pages; ++page) {
    const auto response =
        visitor.calls.Resent(&sdk::Connection::ListSubmissions, request);
    if (!response.ok()) return response.status();
    for (const v1::SubmissionRecord& record : response->submissions()) {
      if (is_wanted(record)) return record;
    }
    if (response->next_page_token().empty()) break;
    request.set_page_token(response->next_page_token());
  }
  return std::nullopt;
}

}  // namespace

absl::StatusOr<FoundReceipt> FindReceipt(const Visitor& visitor,
                                         const std::string& code,
                                         const std::string& account) {
  v1::GetReceiptRequest request;
  request.set_code(code);
  request.set_language(visitor.language);
  auto given = visitor.calls.Resent(&sdk::Connection::GetReceipt, request);
  if (given.ok()) {
    return FoundReceipt{.receipt = std::move(*given->mutable_receipt()),
                        .submission = std::move(*given->mutable_submission()),
                        .channel_id = given->channel_id()};
  }
  const bool may_be_another_channels = absl::IsNotFound(given.status()) ||
                                       absl::IsPermissionDenied(given.status());
  if (account.empty() || !may_be_another_channels) return given.status();
  auto listed = FindSubmission(
      visitor, account, kLookedThroughPages, [&](const auto& record) {
        return BareCode(record.receipt().code()) == BareCode(code);
      });
  if (!listed.ok()) return listed.status();
  if (!listed->has_value()) return absl::NotFoundError("no such receipt");
  v1::SubmissionRecord& record = **listed;
  return FoundReceipt{.receipt = std::move(*record.mutable_receipt()),
                      .submission = std::move(*record.mutable_submission()),
                      .channel_id = record.channel_id()};
}

std::string FindCodeOfRequest(const Visitor& visitor,
                              const std::string& account,
                              const std::string& request_id) {
  const auto first =
      FindSubmission(visitor, account, /*pages=*/1, [&](const auto& record) {
        return record.submission().request_id() == request_id;
      });
  return first.ok() && first->has_value() ? (*first)->receipt().code() : "";
}

absl::StatusOr<LaterState> FindLaterState(const Visitor& visitor,
                                          const v1::Receipt& receipt) {
  LaterState later;
  if (!receipt.answer_until().empty()) {
    const auto answer = FindSubmission(
        visitor, receipt.account_number(), /*pages=*/1,
        [&](const auto& record) {
          return record.submission().has_answer() &&
                 record.receipt().outcome() != v1::OUTCOME_REFUSED &&
                 BareCode(record.submission().answer().code()) ==
                     BareCode(receipt.code());
        });
    if (!answer.ok()) return answer.status();
    if (answer->has_value()) later.answered_by = (*answer)->receipt().code();
  }
  v1::ListReadingsRequest request;
  request.set_account_number(receipt.account_number());
  request.set_page_size(kLookedThroughPage);
  const auto readings =
      visitor.calls.Resent(&sdk::Connection::ListReadings, request);
  if (!readings.ok()) return readings.status();
  for (const v1::Reading& reading : readings->readings()) {
    if (reading.receipt_code() != receipt.code()) continue;
    later.state = reading.state();
    break;
  }
  return later;
}

}  // namespace intake::portal
