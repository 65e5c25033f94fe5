#include "tests/fault/call_pump.h"

#include <grpcpp/alarm.h>
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "intake/v1/intake_service.grpc.pb.h"
#include "tests/fault/wire.h"

namespace intake::testing {
namespace {

constexpr absl::Duration kDeadline = absl::Minutes(2);

// One caller: a call under way, or a pause before the next.
struct Caller {
  v1::IntakeService::Stub* stub = nullptr;
  std::optional<grpc::ClientContext> context;
  v1::SubmitReadingResponse response;
  grpc::Status status;
  std::unique_ptr<grpc::ClientAsyncResponseReader<v1::SubmitReadingResponse>>
      reader;
  std::unique_ptr<grpc::Alarm> pause;
  absl::Time started_at;
  bool has_arrived = false;
};

std::optional<absl::Duration> RetryAfter(const grpc::Status& status) {
  const auto retry = DetailOf<google::rpc::RetryInfo>(status);
  if (status.error_code() != grpc::StatusCode::RESOURCE_EXHAUSTED || !retry) {
    return std::nullopt;
  }
  return absl::Seconds(retry->retry_delay().seconds()) +
         absl::Nanoseconds(retry->retry_delay().nanos());
}

class Pump {
 public:
  explicit Pump(const PumpOptions& options) : options_(options) {
    result_.next_number = options.first_number;
    for (size_t i = 0; i < options.connections; ++i) {
      stubs_.push_back(v1::IntakeService::NewStub(Connect(options.address)));
    }
  }

  PumpResult Run() {
    std::vector<Caller> callers(options_.in_flight);
    for (size_t i = 0; i < callers.size(); ++i) {
      callers[i].stub = stubs_[i % stubs_.size()].get();
      Begin(callers[i]);
    }
    void* tag = nullptr;
    bool ok = false;
    while (under_way_ > 0 && queue_.Next(&tag, &ok)) {
      --under_way_;
      if (ended_at_ != absl::InfiniteFuture() && !pauses_ended_) {
        EndPauses(callers);
      }
      Caller& caller = *static_cast<Caller*>(tag);
      if (caller.pause != nullptr) {
        caller.pause = nullptr;
        Begin(caller);
      } else {
        Finish(caller);
      }
    }
    queue_.Shutdown();
    while (queue_.Next(&tag, &ok)) {
    }
    result_.took = ended_at_ - arrived_at_;
    SumUpRefusals();
    return result_;
  }

 private:
  void Begin(Caller& caller) {
    caller.started_at = absl::Now();
    if (IsOver(caller.started_at)) return;
    ++begun_;
    v1::SubmitReadingRequest request;
    *request.mutable_submission() =
        options_.make_submission(result_.next_number++);
    caller.context.emplace();
    Prepare(options_.channel_key, kDeadline, *caller.context);
    caller.reader =
        caller.stub->AsyncSubmitReading(&*caller.context, request, &queue_);
    caller.reader->Finish(&caller.response, &caller.status, &caller);
    ++under_way_;
  }

  // Nobody waits for a turn that will not be taken.
  void EndPauses(std::vector<Caller>& callers) {
    pauses_ended_ = true;
    for (Caller& caller : callers) {
      if (caller.pause != nullptr) caller.pause->Cancel();
    }
  }

  // The first caller to find that out ends the counting.
  bool IsOver(absl::Time now) {
    if (ended_at_ != absl::InfiniteFuture()) return true;
    if (begun_ < options_.calls_max && now - arrived_at_ < options_.duration) {
      return false;
    }
    ended_at_ = now;
    return true;
  }

  void Finish(Caller& caller) {
    const absl::Time now = absl::Now();
    const std::optional<absl::Duration> retry = RetryAfter(caller.status);
    if (arrived_at_ <= caller.started_at && now <= ended_at_) {
      Count(caller, now - caller.started_at, retry.has_value());
    }
    if (!caller.has_arrived) {
      caller.has_arrived = true;
      if (++arrived_ == options_.in_flight) {
        arrived_at_ = now + options_.settling;
      }
    }
    if (!retry) return Begin(caller);
    if (IsOver(now)) return;
    caller.pause = std::make_unique<grpc::Alarm>();
    caller.pause->Set(&queue_, absl::ToChronoTime(now + *retry), &caller);
    ++under_way_;
  }

  void Count(const Caller& caller, absl::Duration took, bool refused) {
    ++result_.calls;
    if (caller.status.ok()) {
      ++result_.answered;
    } else if (refused) {
      ++result_.refused;
      refusals_.push_back(took);
    } else if (++result_.failed == 1) {
      result_.first_failure = absl::StrCat(caller.status.error_code(), " ",
                                           caller.status.error_message());
    }
  }

  void SumUpRefusals() {
    if (refusals_.empty()) return;
    std::sort(refusals_.begin(), refusals_.end());
    result_.refusal_median = refusals_[refusals_.size() / 2];
    result_.refusal_p99 = refusals_[refusals_.size() * 99 / 100];
  }

  const PumpOptions& options_;
  std::vector<std::unique_ptr<v1::IntakeService::Stub>> stubs_;
  grpc::CompletionQueue queue_;
  size_t arrived_ = 0;
  absl::Time arrived_at_ = absl::InfiniteFuture();
  absl::Time ended_at_ = absl::InfiniteFuture();
  bool pauses_ended_ = false;
  uint64_t begun_ = 0;
  size_t under_way_ = 0;
  std::vector<absl::Duration> refusals_;
  PumpResult result_;
};

}  // namespace

double PumpResult::GoodPerSecond() const {
  return static_cast<double>(answered) / absl::ToDoubleSeconds(took);
}

double PumpResult::CallsPerSecond() const {
  return static_cast<double>(calls) / absl::ToDoubleSeconds(took);
}

PumpResult PumpCalls(const PumpOptions& options) { return Pump(options).Run(); }

std::ostream& operator<<(std::ostream& out, const PumpResult& result) {
  out << static_cast<int64_t>(result.CallsPerSecond()) << " calls/s, "
      << static_cast<int64_t>(result.GoodPerSecond()) << " answered/s, "
      << result.refused << " refused (median " << result.refusal_median
      << ", p99 " << result.refusal_p99 << "), " << result.failed << " failed";
  if (result.failed > 0) out << ": " << result.first_failure;
  return out;
}

}  // namespace intake::testing
