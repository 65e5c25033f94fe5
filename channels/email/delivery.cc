#include "channels/email/delivery.h"

#include "absl/status/statusor.h"

namespace intake::email {

Verdict Deliver(absl::string_view message, const Envelope& envelope,
                sdk::Client& client) {
  const absl::StatusOr<v1::SubmitReadingResponse> response =
      client.Submit(SubmissionFromMessage(message, envelope));
  return response.ok() ? VerdictFromReceipt(response->receipt())
                       : VerdictFromError(response.status());
}

}  // namespace intake::email
