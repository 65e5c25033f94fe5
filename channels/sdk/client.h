// The client every channel adapter uses. It sets a deadline and the channel's
// key on every call and resends what is safe to resend, with capped, jittered
// back-off; it never repeats the server's validation.

#ifndef INTAKE_CHANNELS_SDK_CLIENT_H_
#define INTAKE_CHANNELS_SDK_CLIENT_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "channels/sdk/clock.h"
#include "channels/sdk/intake_connection.h"
#include "channels/sdk/retry.h"

namespace intake::sdk {

// Thread-safe; blocking. Every submission and every confirmation carries a
// request id, so every call here is safe to resend. What finally fails has the
// server's code, message and details (see status.h). Where IsTransient() the
// outcome is unknown: resend the same request id later.
class Client {
 public:
  // `clock` outlives the client.
  explicit Client(std::shared_ptr<IntakeConnection> connection,
                  const RetryPolicy& retry = {}, Clock& clock = SteadyClock());

  absl::StatusOr<v1::SubmitReadingResponse> Submit(
      const v1::Submission& submission);
  // Results come in the order of the request; those that failed may be
  // submitted again one by one.
  absl::StatusOr<v1::BatchSubmitReadingsResponse> SubmitBatch(
      const v1::BatchSubmitReadingsRequest& request);
  absl::StatusOr<v1::ConfirmReadingResponse> Confirm(
      const v1::ConfirmReadingRequest& request);
  absl::StatusOr<v1::CheckReadingResponse> Check(
      const v1::Submission& submission);
  absl::StatusOr<v1::DescribeAccountResponse> Describe(
      const std::string& account_number);
  absl::StatusOr<v1::GetReceiptResponse> GetReceipt(const std::string& code);

 private:
  const std::shared_ptr<IntakeConnection> connection_;
  Retrier retrier_;
};

}  // namespace intake::sdk

#endif  // INTAKE_CHANNELS_SDK_CLIENT_H_
