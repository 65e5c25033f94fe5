#include "services/rpc/answer_stream.h"

#include <utility>

#include "absl/time/time.h"
#include "core/base/error.h"
#include "services/convert/status_convert.h"

namespace intake {
namespace {

constexpr absl::Duration kRetryAfter = absl::Seconds(1);

// A message of several answers ends once it has so many bytes.
constexpr size_t kJoinedBytesMax = 32 * 1024;

grpc::ByteBuffer BufferOf(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return {&slice, 1};
}

}  // namespace

AnswerStream::AnswerStream(size_t pending_max, Handle handle,
                           OpenStreams& streams, RequestPlaces& places)
    : pending_max_(pending_max),
      handle_(std::move(handle)),
      streams_(streams),
      places_(places) {
  StartRead(&request_);
  streams_.Add(this);
}

void AnswerStream::EndReading() {
  std::optional<absl::Status> end;
  {
    absl::MutexLock lock(&mutex_);
    if (reading_ended_) return;
    reading_ended_ = true;
    end_ = RetryableError(absl::StatusCode::kUnavailable, "SHUTTING_DOWN",
                          "the server is shutting down; resend what was not "
                          "answered",
                          kRetryAfter);
    end = Proceed();
  }
  if (end) FinishWith(*end);
}

// In all of these, once the mutex is released without a status to end with,
// another thread may end the call and the object with it: nothing of it is
// touched any more.

void AnswerStream::OnReadDone(bool ok) {
  std::optional<absl::Status> end;
  std::optional<uint64_t> number;
  {
    absl::MutexLock lock(&mutex_);
    if (!ok) reading_ended_ = true;
    if (reading_ended_) {
      reading_ = false;
      end = Proceed();
    } else {
      number = first_ + pending_.size();
      pending_.emplace_back();
      ++unanswered_;
      handling_ = true;
    }
  }
  if (number) places_.Take([this, at = *number] { HandleRequest(at); });
  if (end) FinishWith(*end);
}

void AnswerStream::HandleRequest(uint64_t number) {
  handle_(request_, [this, number, &places = places_](auto answer) {
    SetAnswer(number, std::move(answer));
    places.GiveBack();
  });
  std::optional<absl::Status> end;
  {
    absl::MutexLock lock(&mutex_);
    reading_ = false;
    handling_ = false;
    end = Proceed();
  }
  if (end) FinishWith(*end);
}

void AnswerStream::OnWriteDone(bool ok) {
  std::optional<absl::Status> end;
  {
    absl::MutexLock lock(&mutex_);
    writing_ = false;
    if (!ok) writing_ended_ = true;
    end = Proceed();
  }
  if (end) FinishWith(*end);
}

void AnswerStream::OnCancel() {
  std::optional<absl::Status> end;
  {
    absl::MutexLock lock(&mutex_);
    reading_ended_ = true;
    writing_ended_ = true;
    end = Proceed();
  }
  if (end) FinishWith(*end);
}

void AnswerStream::OnDone() {
  streams_.Remove(this);
  delete this;
}

void AnswerStream::SetAnswer(uint64_t number,
                             absl::StatusOr<StreamAnswer> answer) {
  std::optional<absl::Status> end;
  {
    absl::MutexLock lock(&mutex_);
    pending_[number - first_] = std::move(answer);
    --unanswered_;
    end = Proceed();
  }
  if (end) FinishWith(*end);
}

absl::StatusOr<StreamAnswer> AnswerStream::TakeAnswer() {
  absl::StatusOr<StreamAnswer> answer = *std::move(pending_.front());
  pending_.pop_front();
  ++first_;
  return answer;
}

absl::StatusOr<StreamAnswer> AnswerStream::TakeJoinedAnswers() {
  absl::StatusOr<StreamAnswer> joined = TakeAnswer();
  while (joined.ok() && joined->joinable &&
         joined->bytes.size() < kJoinedBytesMax && IsAnswered() &&
         (*pending_.front()).ok() && (*pending_.front())->joinable) {
    joined->bytes += TakeAnswer()->bytes;
  }
  return joined;
}

std::optional<absl::Status> AnswerStream::Proceed() {
  if (finished_) return std::nullopt;
  if (!writing_ && !writing_ended_ && IsAnswered()) {
    const absl::StatusOr<StreamAnswer> answer = TakeJoinedAnswers();
    if (answer.ok()) {
      writing_ = true;
      response_ = BufferOf(answer->bytes);
      grpc::WriteOptions options;
      // Several small answers share a packet.
      if (IsAnswered()) options.set_buffer_hint();
      StartWrite(&response_, options);
    } else {
      reading_ended_ = true;
      writing_ended_ = true;
      end_ = answer.status();
    }
  }
  if (!reading_ && !reading_ended_ && pending_.size() < pending_max_) {
    reading_ = true;
    StartRead(&request_);
  }
  const bool all_sent = writing_ended_ || pending_.empty();
  if (reading_ended_ && unanswered_ == 0 && !handling_ && !writing_ &&
      all_sent) {
    finished_ = true;
    return end_;
  }
  return std::nullopt;
}

void AnswerStream::FinishWith(const absl::Status& end) {
  Finish(GrpcStatusFrom(end));
}

}  // namespace intake
