// The server as this channel knows it, for tests: one effect for a request id,
// the same answer for ever, kept in a file so that it outlives a process that a
// test kills.

#ifndef INTAKE_CHANNELS_SBERBANK_FAKE_CORE_H_
#define INTAKE_CHANNELS_SBERBANK_FAKE_CORE_H_

#include <deque>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/synchronization/mutex.h"
#include "channels/sdk/intake_connection.h"

namespace intake::sberbank {

class FakeCore final : public sdk::IntakeConnection {
 public:
  explicit FakeCore(std::string path) : path_(std::move(path)) { Load(); }

  // Called before a submission is judged; an error breaks the stream.
  std::function<absl::Status(const v1::Submission&)> before =
      [](const v1::Submission&) { return absl::OkStatus(); };

  // What was judged, in order; repeats are not judged.
  std::vector<v1::Submission> judged() {
    absl::MutexLock lock(&mutex_);
    return judged_;
  }

  // Readings of 0 are held, submissions for account 404 refused, those for 400
  // are no submissions.
  absl::StatusOr<v1::SubmitReadingResponse> SubmitReading(
      const v1::SubmitReadingRequest& request, absl::Duration) override {
    const v1::Submission& submission = request.submission();
    absl::Status status = before(submission);
    if (!status.ok()) return status;
    if (submission.payment_code() == "400") {
      return absl::InvalidArgumentError("payment_code: got 400");
    }
    absl::MutexLock lock(&mutex_);
    bool is_reused = false;
    for (size_t i = 0; i < judged_.size(); ++i) {
      if (judged_[i].request_id() != submission.request_id()) continue;
      if (Content(judged_[i]) == Content(submission)) {
        return Answer(i, is_reused, /*replayed=*/true);
      }
      is_reused = true;
    }
    judged_.push_back(submission);
    std::ofstream(path_, std::ios::app)
        << absl::Base64Escape(submission.SerializeAsString()) << "\n";
    return Answer(judged_.size() - 1, is_reused, /*replayed=*/false);
  }

  absl::StatusOr<v1::GetReceiptResponse> GetReceipt(
      const v1::GetReceiptRequest& request, absl::Duration) override {
    absl::MutexLock lock(&mutex_);
    for (size_t i = 0; i < judged_.size(); ++i) {
      if (absl::StrCat("code-", i) != request.code()) continue;
      v1::GetReceiptResponse response;
      *response.mutable_submission() = judged_[i];
      return response;
    }
    return absl::NotFoundError("no such receipt");
  }

  std::unique_ptr<sdk::SubmissionStream> StreamReadings() override {
    return std::make_unique<Stream>(*this);
  }

  absl::StatusOr<v1::BatchSubmitReadingsResponse> BatchSubmitReadings(
      const v1::BatchSubmitReadingsRequest&, absl::Duration) override {
    return absl::UnimplementedError("");
  }
  absl::StatusOr<v1::ConfirmReadingResponse> ConfirmReading(
      const v1::ConfirmReadingRequest&, absl::Duration) override {
    return absl::UnimplementedError("");
  }
  absl::StatusOr<v1::CheckReadingResponse> CheckReading(
      const v1::CheckReadingRequest&, absl::Duration) override {
    return absl::UnimplementedError("");
  }
  absl::StatusOr<v1::DescribeAccountResponse> DescribeAccount(
      const v1::DescribeAccountRequest&, absl::Duration) override {
    return absl::UnimplementedError("");
  }

 private:
  class Stream final : public sdk::SubmissionStream {
   public:
    explicit Stream(FakeCore& core) : core_(core) {}

    absl::Status Send(const v1::StreamReadingsRequest& request) override {
      absl::MutexLock lock(&mutex_);
      sent_.push_back(request.submission());
      return absl::OkStatus();
    }
    absl::Status CloseSending() override {
      absl::MutexLock lock(&mutex_);
      is_closed_ = true;
      return absl::OkStatus();
    }
    void Cancel() override { CloseSending().IgnoreError(); }
    absl::StatusOr<std::optional<v1::StreamReadingsResponse>> Receive()
        override {
      v1::SubmitReadingRequest request;
      {
        absl::MutexLock lock(&mutex_);
        mutex_.Await(absl::Condition(this, &Stream::HasNews));
        if (sent_.empty()) return std::nullopt;
        *request.mutable_submission() = sent_.front();
        sent_.pop_front();
      }
      v1::StreamReadingsResponse response;
      response.set_request_id(request.submission().request_id());
      auto result = core_.SubmitReading(request, absl::Seconds(1));
      if (absl::IsInvalidArgument(result.status())) {
        auto& error = *response.mutable_result()->mutable_error();
        error.set_code(static_cast<int>(result.status().code()));
        error.set_message(std::string(result.status().message()));
        return response;
      }
      if (!result.ok()) return result.status();
      *response.mutable_result()->mutable_response() = *std::move(result);
      return response;
    }

   private:
    bool HasNews() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
      return !sent_.empty() || is_closed_;
    }

    FakeCore& core_;
    absl::Mutex mutex_;
    std::deque<v1::Submission> sent_ ABSL_GUARDED_BY(mutex_);
    bool is_closed_ ABSL_GUARDED_BY(mutex_) = false;
  };

  static std::string Content(v1::Submission submission) {
    submission.mutable_evidence()->clear_source();
    submission.mutable_evidence()->clear_raw();
    return submission.SerializeAsString();
  }

  v1::SubmitReadingResponse Answer(size_t index, bool is_reused, bool replayed)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    const v1::Submission& submission = judged_[index];
    v1::SubmitReadingResponse response;
    response.set_replayed(replayed);
    v1::Receipt& receipt = *response.mutable_receipt();
    receipt.set_code(absl::StrCat("code-", index));
    receipt.set_text("Текст;\nв две строки");
    receipt.set_outcome(v1::OUTCOME_ACCEPTED);
    if (submission.named().values(0).value() == "0") {
      receipt.set_outcome(v1::OUTCOME_HELD);
      receipt.add_findings()->set_rule("LESS_THAN_PREVIOUS");
    }
    if (submission.payment_code() == "404" || is_reused) {
      receipt.set_outcome(v1::OUTCOME_REFUSED);
      receipt.add_findings()->set_rule(is_reused ? "KEY_REUSED"
                                                 : "ACCOUNT_NOT_FOUND");
    }
    return response;
  }

  void Load() {
    std::ifstream file(path_);
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    absl::MutexLock lock(&mutex_);
    for (absl::string_view line :
         absl::StrSplit(text, '\n', absl::SkipEmpty())) {
      std::string bytes;
      absl::Base64Unescape(line, &bytes);
      judged_.emplace_back().ParseFromString(bytes);
    }
  }

  const std::string path_;
  absl::Mutex mutex_;
  std::vector<v1::Submission> judged_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_FAKE_CORE_H_
