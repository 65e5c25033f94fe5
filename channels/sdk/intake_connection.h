// IntakeService as a channel sees it: one method an RPC, one attempt each.
// Client adds the retries.

#ifndef INTAKE_CHANNELS_SDK_INTAKE_CONNECTION_H_
#define INTAKE_CHANNELS_SDK_INTAKE_CONNECTION_H_

#include <memory>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "channels/sdk/stream.h"
#include "intake/v1/intake_service.pb.h"

namespace intake::sdk {

using SubmissionStream =
    DuplexStream<v1::StreamReadingsRequest, v1::StreamReadingsResponse>;

// Blocking; thread-safe. A call ends after `timeout` at the latest
// (DEADLINE_EXCEEDED); a stream ends with its object. Errors are the server's,
// with the details that status.h reads.
class IntakeConnection {
 public:
  virtual ~IntakeConnection() = default;

  virtual absl::StatusOr<v1::SubmitReadingResponse> SubmitReading(
      const v1::SubmitReadingRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::BatchSubmitReadingsResponse> BatchSubmitReadings(
      const v1::BatchSubmitReadingsRequest& request,
      absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::ConfirmReadingResponse> ConfirmReading(
      const v1::ConfirmReadingRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::CheckReadingResponse> CheckReading(
      const v1::CheckReadingRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::DescribeAccountResponse> DescribeAccount(
      const v1::DescribeAccountRequest& request, absl::Duration timeout) = 0;
  virtual absl::StatusOr<v1::GetReceiptResponse> GetReceipt(
      const v1::GetReceiptRequest& request, absl::Duration timeout) = 0;

  virtual std::unique_ptr<SubmissionStream> StreamReadings() = 0;
};

}  // namespace intake::sdk

#endif  // INTAKE_CHANNELS_SDK_INTAKE_CONNECTION_H_
