// A gRPC server in the test's own process that answers submissions, streamed
// ones and confirmations too, as it is told and remembers what it was sent, for
// the tests of adapters.

#ifndef INTAKE_CHANNELS_SDK_FAKE_SERVER_H_
#define INTAKE_CHANNELS_SDK_FAKE_SERVER_H_

#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "intake/v1/intake_service.grpc.pb.h"

namespace intake::sdk {

// An error as the server sends it; with a delay where it is to be resent.
inline grpc::Status ErrorFromServer(grpc::StatusCode code,
                                    const std::string& reason,
                                    int retry_seconds = -1) {
  google::rpc::Status status;
  google::rpc::ErrorInfo info;
  info.set_domain("intake");
  info.set_reason(reason);
  status.add_details()->PackFrom(info);
  if (retry_seconds >= 0) {
    google::rpc::RetryInfo retry;
    retry.mutable_retry_delay()->set_seconds(retry_seconds);
    status.add_details()->PackFrom(retry);
  }
  return grpc::Status(code, absl::StrCat("for ", reason),
                      status.SerializeAsString());
}

// Thread-safe. Listens on loopback while it lives.
class FakeServer final : private v1::IntakeService::Service {
 public:
  using Answer = std::function<grpc::Status(const v1::Submission&,
                                            v1::SubmitReadingResponse&)>;

  // `answer` is called by several threads at once.
  explicit FakeServer(Answer answer,
                      std::shared_ptr<grpc::ServerCredentials> credentials =
                          grpc::InsecureServerCredentials())
      : answer_(std::move(answer)) {
    server_ = grpc::ServerBuilder()
                  .AddListeningPort("127.0.0.1:0", credentials, &port_)
                  .RegisterService(this)
                  .BuildAndStart();
  }
  ~FakeServer() override { server_->Shutdown(); }

  std::string address() const { return absl::StrCat("127.0.0.1:", port_); }

  // What came, in order; a confirmation as the submission that it is.
  std::vector<v1::Submission> submissions() const {
    absl::MutexLock lock(&mutex_);
    return submissions_;
  }
  std::vector<std::string> authorizations() const {
    absl::MutexLock lock(&mutex_);
    return authorizations_;
  }

  // From now on a stream's answers come so many in a message, which has to be
  // how many the client has under way. Before, one by one, as from a server of
  // an earlier version.
  void JoinAnswers(size_t count) {
    answers_in_message_ = static_cast<int>(count);
  }

 private:
  grpc::Status SubmitReading(grpc::ServerContext* context,
                             const v1::SubmitReadingRequest* request,
                             v1::SubmitReadingResponse* response) override {
    Remember(*context, request->submission());
    return answer_(request->submission(), *response);
  }

  // A check is not remembered.
  grpc::Status CheckReading(grpc::ServerContext*,
                            const v1::CheckReadingRequest* request,
                            v1::CheckReadingResponse* response) override {
    v1::SubmitReadingResponse submitted;
    grpc::Status status = answer_(request->submission(), submitted);
    *response->mutable_receipt() = submitted.receipt();
    return status;
  }

  grpc::Status ConfirmReading(grpc::ServerContext* context,
                              const v1::ConfirmReadingRequest* request,
                              v1::ConfirmReadingResponse* response) override {
    v1::Submission submission;
    submission.set_request_id(request->request_id());
    *submission.mutable_answer() = request->answer();
    *submission.mutable_evidence() = request->evidence();
    Remember(*context, submission);
    v1::SubmitReadingResponse submitted;
    grpc::Status status = answer_(submission, submitted);
    *response->mutable_receipt() = submitted.receipt();
    response->set_replayed(submitted.replayed());
    return status;
  }

  // An answer that is an error becomes the result's, but one without a reason
  // breaks the stream with it.
  grpc::Status StreamReadings(
      grpc::ServerContext* context,
      grpc::ServerReaderWriter<v1::StreamReadingsResponse,
                               v1::StreamReadingsRequest>* stream) override {
    v1::StreamReadingsRequest request;
    v1::StreamReadingsResponse joined;
    while (stream->Read(&request)) {
      Remember(*context, request.submission());
      v1::StreamedAnswer answer;
      answer.set_request_id(request.submission().request_id());
      grpc::Status status = answer_(
          request.submission(), *answer.mutable_result()->mutable_response());
      if (!status.ok() && status.error_details().empty()) return status;
      if (!status.ok()) {
        google::rpc::Status& error = *answer.mutable_result()->mutable_error();
        error.ParseFromString(status.error_details());
        error.set_code(status.error_code());
        error.set_message(status.error_message());
      }
      if (answers_in_message_ == 0) {
        v1::StreamReadingsResponse response;
        response.set_request_id(answer.request_id());
        *response.mutable_result() = answer.result();
        if (!stream->Write(response)) break;
        continue;
      }
      *joined.add_answers() = answer;
      if (joined.answers_size() < answers_in_message_) continue;
      if (!stream->Write(joined)) break;
      joined.Clear();
    }
    return grpc::Status::OK;
  }

  // The first submission that was answered with a receipt of that code.
  grpc::Status GetReceipt(grpc::ServerContext*,
                          const v1::GetReceiptRequest* request,
                          v1::GetReceiptResponse* response) override {
    for (const v1::Submission& submission : submissions()) {
      v1::SubmitReadingResponse answer;
      if (answer_(submission, answer).ok() &&
          answer.receipt().code() == request->code()) {
        *response->mutable_submission() = submission;
        *response->mutable_receipt() = answer.receipt();
        return grpc::Status::OK;
      }
    }
    return ErrorFromServer(grpc::StatusCode::NOT_FOUND, "RECEIPT_NOT_FOUND");
  }

  void Remember(const grpc::ServerContext& context,
                const v1::Submission& submission) {
    absl::MutexLock lock(&mutex_);
    submissions_.push_back(submission);
    const auto& metadata = context.client_metadata();
    const auto found = metadata.find("authorization");
    authorizations_.push_back(
        found == metadata.end()
            ? ""
            : std::string(found->second.data(), found->second.size()));
  }

  const Answer answer_;
  // 0: one by one.
  int answers_in_message_ = 0;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
  mutable absl::Mutex mutex_;
  std::vector<v1::Submission> submissions_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::string> authorizations_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace intake::sdk

#endif  // INTAKE_CHANNELS_SDK_FAKE_SERVER_H_
