#include "channels/sdk/client.h"

#include <utility>

namespace intake::sdk {

Client::Client(std::shared_ptr<IntakeConnection> connection,
               const RetryPolicy& retry, Clock& clock)
    : connection_(std::move(connection)), retrier_(retry, clock) {}

absl::StatusOr<v1::SubmitReadingResponse> Client::Submit(
    const v1::Submission& submission) {
  v1::SubmitReadingRequest request;
  *request.mutable_submission() = submission;
  return retrier_.Run([&](absl::Duration timeout) {
    return connection_->SubmitReading(request, timeout);
  });
}

absl::StatusOr<v1::BatchSubmitReadingsResponse> Client::SubmitBatch(
    const v1::BatchSubmitReadingsRequest& request) {
  return retrier_.Run([&](absl::Duration timeout) {
    return connection_->BatchSubmitReadings(request, timeout);
  });
}

absl::StatusOr<v1::ConfirmReadingResponse> Client::Confirm(
    const v1::ConfirmReadingRequest& request) {
  return retrier_.Run([&](absl::Duration timeout) {
    return connection_->ConfirmReading(request, timeout);
  });
}

absl::StatusOr<v1::CheckReadingResponse> Client::Check(
    const v1::Submission& submission) {
  v1::CheckReadingRequest request;
  *request.mutable_submission() = submission;
  return retrier_.Run([&](absl::Duration timeout) {
    return connection_->CheckReading(request, timeout);
  });
}

absl::StatusOr<v1::DescribeAccountResponse> Client::Describe(
    const std::string& account_number) {
  v1::DescribeAccountRequest request;
  request.set_account_number(account_number);
  return retrier_.Run([&](absl::Duration timeout) {
    return connection_->DescribeAccount(request, timeout);
  });
}

absl::StatusOr<v1::GetReceiptResponse> Client::GetReceipt(
    const std::string& code) {
  v1::GetReceiptRequest request;
  request.set_code(code);
  return retrier_.Run([&](absl::Duration timeout) {
    return connection_->GetReceipt(request, timeout);
  });
}

}  // namespace intake::sdk
