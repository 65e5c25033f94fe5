#include "tests/bench/calls.h"

#include <grpcpp/generic/generic_stub.h>
#include <sys/prctl.h>

#include <algorithm>
#include <atomic>
#include <optional>
#include <random>
#include <thread>

#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"

namespace intake::bench {
namespace {

// Of a rate's calls under way; more than this and the server is beyond help.
constexpr int kPacedInFlightMax = 20'000;

using Reader = grpc::ClientAsyncResponseReader<grpc::ByteBuffer>;

struct Call {
  std::optional<grpc::ClientContext> context;
  std::unique_ptr<Reader> reader;
  grpc::ByteBuffer request;
  grpc::ByteBuffer response;
  grpc::Status status;
  absl::Time due;
};

class Calls {
 public:
  Calls(const Target& target, const CallKind& kind, const CallOptions& options)
      : target_(target),
        kind_(kind),
        options_(options),
        stub_(Connect(target)),
        calls_(static_cast<size_t>(options.rate > 0 ? kPacedInFlightMax
                                                    : options.in_flight)) {
    for (Call& call : calls_) idle_.push_back(&call);
  }

  absl::StatusOr<Measured> Run() {
    const absl::Time start = absl::Now();
    const absl::Duration cpu = CpuTime();
    end_ = start + options_.duration;
    std::thread pacer;
    if (options_.rate > 0) {
      pacer = std::thread([this, start] { Pace(start); });
    } else {
      for (Call& call : calls_) Start(call, absl::Now());
    }
    Poll();
    if (pacer.joinable()) pacer.join();
    measured_.took = absl::Now() - start;
    measured_.client_cpu = CpuTime() - cpu;
    std::sort(measured_.latencies.begin(), measured_.latencies.end());
    if (!failure_.ok()) return failure_;
    return std::move(measured_);
  }

 private:
  void Start(Call& call, absl::Time due) {
    ++running_;
    measured_.items += kind_.make(call.request);
    call.context.emplace();
    Authorize(target_, *call.context);
    call.due = due;
    call.reader = stub_.PrepareUnaryCall(&*call.context, kind_.method,
                                         call.request, &queue_);
    call.reader->StartCall();
    call.reader->Finish(&call.response, &call.status, &call);
  }

  // Starts calls when they are due, from a thread that sleeps between.
  void Pace(absl::Time start) {
    prctl(PR_SET_TIMERSLACK, 1);
    std::mt19937_64 random(1);
    std::exponential_distribution<double> gap(options_.rate);
    absl::Time due = start;
    while (due < end_) {
      absl::SleepFor(due - absl::Now());
      Call* call = nullptr;
      {
        absl::MutexLock lock(&mutex_);
        if (!idle_.empty()) {
          call = idle_.back();
          idle_.pop_back();
        }
      }
      if (call == nullptr) break;
      Start(*call, due);
      due += absl::Seconds(gap(random));
    }
    paced_ = true;
  }

  void Poll() {
    void* tag = nullptr;
    bool ok = false;
    const bool paced = options_.rate > 0;
    while (running_ > 0 || (paced && !paced_)) {
      const auto patience =
          absl::ToChronoTime(absl::Now() + absl::Milliseconds(100));
      if (queue_.AsyncNext(&tag, &ok, patience) !=
          grpc::CompletionQueue::GOT_EVENT) {
        continue;
      }
      Call& call = *static_cast<Call*>(tag);
      const absl::Time now = absl::Now();
      Finish(call, now);
      if (paced) {
        absl::MutexLock lock(&mutex_);
        idle_.push_back(&call);
      } else if (now < end_ && failure_.ok()) {
        Start(call, now);
      }
      --running_;
    }
  }

  void Finish(Call& call, absl::Time now) {
    ++measured_.calls;
    measured_.latencies.push_back(now - call.due);
    if (call.status.ok()) {
      measured_.accepted += kind_.check(call.response);
    } else if (call.status.error_code() == grpc::RESOURCE_EXHAUSTED ||
               call.status.error_code() == grpc::UNAVAILABLE) {
      ++measured_.turned_away;
    } else {
      failure_ = absl::UnknownError(call.status.error_message());
    }
    call.reader.reset();
    call.response.Clear();
  }

  const Target& target_;
  const CallKind& kind_;
  const CallOptions options_;
  grpc::GenericStub stub_;
  grpc::CompletionQueue queue_;
  std::vector<Call> calls_;
  absl::Time end_;
  std::atomic<int> running_ = 0;
  std::atomic<bool> paced_ = false;
  absl::Mutex mutex_;
  std::vector<Call*> idle_ ABSL_GUARDED_BY(mutex_);
  // Its items are the starting thread's, all else the polling thread's.
  Measured measured_;
  absl::Status failure_;
};

}  // namespace

std::shared_ptr<grpc::Channel> Connect(const Target& target) {
  return grpc::CreateChannel(target.address,
                             grpc::InsecureChannelCredentials());
}

void Authorize(const Target& target, grpc::ClientContext& context) {
  if (!target.key.empty()) {
    context.AddMetadata("authorization", "Bearer " + target.key);
  }
}

absl::StatusOr<Measured> RunCalls(const Target& target, const CallKind& kind,
                                  const CallOptions& options) {
  return Calls(target, kind, options).Run();
}

}  // namespace intake::bench
