#include "channels/sdk/submission_pipe.h"

#include <deque>
#include <limits>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "channels/sdk/status.h"

namespace intake::sdk {
namespace {

using Response = v1::StreamReadingsResponse;
using Answer = v1::StreamedAnswer;

// With something under way and no answer for so long, the server is taken for
// gone though its connection stands.
constexpr absl::Duration kStalledAfter = absl::Seconds(30);
// How long the wait for answers lasts before the stop is looked at again.
constexpr absl::Duration kGlance = absl::Milliseconds(100);

// One opening of the stream. Threads of its own send and receive, so that
// whoever uses it waits for neither.
class Attempt {
 public:
  explicit Attempt(IntakeConnection& connection)
      : stream_(connection.StreamReadings()),
        sender_([this] { SendAll(); }),
        receiver_([this] { ReceiveAll(); }) {}

  ~Attempt() {
    stream_->Cancel();
    CloseSending();
    sender_.join();
    receiver_.join();
  }

  void Send(v1::Submission submission) {
    absl::MutexLock lock(&mutex_);
    outgoing_.push_back(std::move(submission));
  }

  void CloseSending() {
    absl::MutexLock lock(&mutex_);
    closed_ = true;
  }

  // What has arrived since, in order; waits for something if `timeout` allows.
  std::vector<Answer> Take(absl::Duration timeout) {
    absl::MutexLock lock(&mutex_);
    mutex_.AwaitWithTimeout(absl::Condition(this, &Attempt::HasNews), timeout);
    return std::exchange(arrived_, {});
  }

  // How the stream ended; none while it lives or has answers to be taken.
  std::optional<absl::Status> end() {
    absl::MutexLock lock(&mutex_);
    return arrived_.empty() ? end_ : std::nullopt;
  }

 private:
  bool HasNews() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return !arrived_.empty() || end_.has_value();
  }
  bool HasWork() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return !outgoing_.empty() || closed_ || end_.has_value();
  }

  void SendAll() {
    while (true) {
      std::deque<v1::Submission> submissions;
      {
        absl::MutexLock lock(&mutex_);
        mutex_.Await(absl::Condition(this, &Attempt::HasWork));
        if (end_.has_value()) return;
        submissions.swap(outgoing_);
      }
      v1::StreamReadingsRequest request;
      for (v1::Submission& submission : submissions) {
        *request.mutable_submission() = std::move(submission);
        request.set_answers_together(true);
        if (!stream_->Send(request).ok()) return;
      }
      // Closed, and nothing came meanwhile.
      if (submissions.empty()) return stream_->CloseSending().IgnoreError();
    }
  }

  void ReceiveAll() {
    while (true) {
      absl::StatusOr<std::optional<Response>> response = stream_->Receive();
      absl::MutexLock lock(&mutex_);
      if (!response.ok() || !response->has_value()) {
        end_ = response.status();
        return;
      }
      AddArrived(**std::move(response));
    }
  }

  // A server of an earlier version answers one by one.
  void AddArrived(Response response) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    if (response.answers().empty()) {
      Answer& answer = arrived_.emplace_back();
      answer.set_request_id(response.request_id());
      *answer.mutable_result() = std::move(*response.mutable_result());
    }
    for (Answer& answer : *response.mutable_answers()) {
      arrived_.push_back(std::move(answer));
    }
  }

  const std::unique_ptr<SubmissionStream> stream_;
  absl::Mutex mutex_;
  std::deque<v1::Submission> outgoing_ ABSL_GUARDED_BY(mutex_);
  bool closed_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<Answer> arrived_ ABSL_GUARDED_BY(mutex_);
  std::optional<absl::Status> end_ ABSL_GUARDED_BY(mutex_);
  std::thread sender_;
  std::thread receiver_;
};

// Time ends it, not the count.
RetryPolicy Endless(RetryPolicy policy) {
  policy.attempts_max = std::numeric_limits<int>::max();
  return policy;
}

class Pipe {
 public:
  Pipe(IntakeConnection& connection, const PipeEnds& ends,
       const PipeOptions& options)
      : connection_(connection),
        ends_(ends),
        options_(options),
        clock_(*options.clock),
        backoff_(Endless(options.backoff)),
        last_answer_(clock_.Elapsed()) {}

  absl::Status Run() {
    for (int failures = 1;; ++failures) {
      const absl::Duration answered_before = last_answer_;
      absl::Status trouble = RunAttempt();
      if (done_) return trouble;
      if (!IsTransient(trouble) || stopping()) return Ended(trouble);
      if (last_answer_ != answered_before) failures = 1;
      if (clock_.Elapsed() - last_answer_ > options_.give_up_after) {
        return trouble;
      }
      if (ends_.interrupted) ends_.interrupted(trouble);
      WaitBeforeNext(trouble, failures);
    }
  }

 private:
  bool stopping() const {
    return options_.stop != nullptr && options_.stop->HasBeenNotified();
  }

  absl::Status Ended(const absl::Status& trouble) const {
    return stopping() ? absl::CancelledError("told to stop") : trouble;
  }

  // Until all is answered (done_), or the stream has ended with the result.
  absl::Status RunAttempt() {
    Attempt attempt(connection_);
    for (const v1::Submission& submission : unanswered_) {
      attempt.Send(submission);
    }
    absl::Duration last_news = clock_.Elapsed();
    while (true) {
      FillUp(attempt);
      if (unanswered_.empty() && source_end_) {
        done_ = true;
        return *source_end_;
      }
      for (const Answer& answer : attempt.Take(kGlance)) {
        last_news = last_answer_ = clock_.Elapsed();
        absl::Status status = TakeAnswer(answer);
        if (done_ || !status.ok()) return status;
      }
      if (const auto end = attempt.end()) {
        return end->ok() ? absl::UnavailableError("the server ended the stream")
                         : *end;
      }
      if (clock_.Elapsed() - last_news > kStalledAfter) {
        return absl::DeadlineExceededError("the server answers no more");
      }
    }
  }

  // Takes from the source what may be under way besides.
  void FillUp(Attempt& attempt) {
    while (!source_end_ && unanswered_.size() < options_.unanswered_max) {
      if (stopping()) {
        source_end_ = absl::CancelledError("told to stop");
        return;
      }
      absl::StatusOr<std::optional<v1::Submission>> next = ends_.next();
      if (!next.ok() || !next->has_value()) {
        source_end_ = next.status();
        return;
      }
      attempt.Send(**next);
      unanswered_.push_back(**std::move(next));
    }
  }

  // An error that is transient ends the attempt, so that this submission and
  // those behind it are sent again, in order. Any other goes to its owner.
  absl::Status TakeAnswer(const Answer& answer) {
    if (unanswered_.empty() ||
        answer.request_id() != unanswered_.front().request_id()) {
      done_ = true;
      return absl::InternalError("an answer that belongs to no submission");
    }
    absl::StatusOr<v1::SubmitReadingResponse> result =
        answer.result().has_error()
            ? absl::StatusOr<v1::SubmitReadingResponse>(
                  StatusFromProto(answer.result().error()))
            : answer.result().response();
    if (IsTransient(result.status())) return result.status();
    absl::Status taken = ends_.answered(unanswered_.front(), result);
    unanswered_.pop_front();
    if (!taken.ok()) done_ = true;
    return taken;
  }

  void WaitBeforeNext(const absl::Status& trouble, int failures) {
    const absl::Duration delay =
        backoff_.Delay(trouble, failures).value_or(absl::ZeroDuration());
    if (options_.stop != nullptr) {
      options_.stop->WaitForNotificationWithTimeout(delay);
    } else {
      clock_.Sleep(delay);
    }
  }

  IntakeConnection& connection_;
  const PipeEnds& ends_;
  const PipeOptions& options_;
  Clock& clock_;
  Retrier backoff_;
  // Sent, in order.
  std::deque<v1::Submission> unanswered_;
  // How the source has ended; none while it goes on.
  std::optional<absl::Status> source_end_;
  absl::Duration last_answer_;
  // The result of the last attempt is the pipe's.
  bool done_ = false;
};

}  // namespace

absl::Status SubmitAll(IntakeConnection& connection, const PipeEnds& ends,
                       const PipeOptions& options) {
  return Pipe(connection, ends, options).Run();
}

}  // namespace intake::sdk
