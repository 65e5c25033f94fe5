#include "channels/portal/sending.h"

#include <utility>

#include "channels/portal/receipt_path.h"
#include "channels/portal/trouble.h"
#include "channels/sdk/retry.h"

namespace intake::portal {

absl::StatusOr<std::string> Send(const Parts& parts, const Visitor& visitor,
                                 v1::Submission submission) {
  submission.mutable_evidence()->set_sender(visitor.customer.id());
  v1::SubmitReadingRequest request;
  *request.mutable_submission() = submission;
  const auto response =
      visitor.calls.Resent(&sdk::Connection::SubmitReading, request);
  if (response.ok()) {
    const v1::Receipt& receipt = response->receipt();
    const bool back_to_form =
        receipt.outcome() == v1::OUTCOME_REFUSED && submission.has_named();
    return back_to_form
               ? FormAgainPath(submission.account_number(), receipt.code())
               : ReceiptPath(receipt.code(), submission.account_number());
  }
  if (!sdk::IsTransient(response.status())) return response.status();
  LogTrouble(response.status());
  const absl::Status kept =
      parts.spool.Keep({.owner = visitor.customer.id(),
                        .channel = std::string(kChannel),
                        .submission = std::move(submission),
                        .kept_at = parts.now()});
  if (!kept.ok()) return kept;
  return "/kept";
}

}  // namespace intake::portal
