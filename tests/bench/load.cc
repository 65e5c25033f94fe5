#include "tests/bench/load.h"

#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "intake/v1/account_service.grpc.pb.h"
#include "intake/v1/intake_service.grpc.pb.h"

namespace intake::bench {
namespace {

constexpr int64_t kFirstAccount = 2'000'000'000;
constexpr int64_t kAccountsPerRequest = 500;

std::shared_ptr<grpc::Channel> Connect(const Target& target) {
  return grpc::CreateChannel(target.address,
                             grpc::InsecureChannelCredentials());
}

void Authorize(const Target& target, grpc::ClientContext& context) {
  if (!target.key.empty()) {
    context.AddMetadata("authorization", "Bearer " + target.key);
  }
}

bool HasTwoTariffs(int64_t index) { return index % 2 == 1; }

void FillAccount(int64_t index, v1::Account& account) {
  account.set_number(absl::StrCat(kFirstAccount + index));
  account.mutable_address()->set_building(absl::StrCat("b", index / 80));
  account.mutable_address()->set_flat(absl::StrCat(index % 80 + 1));
  account.mutable_address()->set_text(
      absl::StrCat("Bench street ", index / 80, ", flat ", index % 80 + 1));
  v1::Installation& installation = *account.add_installations();
  installation.set_commodity(v1::COMMODITY_ELECTRICITY);
  installation.set_point(v1::METERING_POINT_MAIN);
  installation.set_serial(absl::StrCat("9", index));
  installation.set_installed_on("2012-01-01");
  const auto add_register = [&](v1::RegisterKind kind) {
    v1::Register& added = *installation.add_registers();
    added.set_kind(kind);
    added.set_whole_digits(6);
  };
  if (HasTwoTariffs(index)) {
    add_register(v1::REGISTER_KIND_DAY);
    add_register(v1::REGISTER_KIND_NIGHT);
  } else {
    add_register(v1::REGISTER_KIND_TOTAL);
  }
}

// REQUIRES: `sorted` is not empty.
absl::Duration Percentile(const std::vector<absl::Duration>& sorted,
                          double share) {
  const auto last = static_cast<double>(sorted.size() - 1);
  return sorted[static_cast<size_t>(share * last)];
}

// Calls that start the next one as they end, until the time is up.
class Loader {
 public:
  Loader(const Target& target, const LoadOptions& options)
      : target_(target),
        options_(options),
        stub_(v1::IntakeService::NewStub(Connect(target))) {}

  absl::StatusOr<LoadResult> Run() {
    const absl::Time start = absl::Now();
    deadline_ = start + options_.duration;
    calls_.resize(static_cast<size_t>(options_.in_flight));
    {
      absl::MutexLock lock(&mutex_);
      running_ = options_.in_flight;
    }
    for (Call& call : calls_) StartNext(call);
    absl::MutexLock lock(&mutex_);
    mutex_.Await(absl::Condition(
        +[](int* running) { return *running == 0; }, &running_));
    if (!failure_.ok()) return failure_;
    return Summary(absl::Now() - start);
  }

 private:
  struct Call {
    std::unique_ptr<grpc::ClientContext> context;
    v1::SubmitReadingRequest request;
    v1::SubmitReadingResponse response;
    absl::Time started;
  };

  void StartNext(Call& call) {
    FillRequest(call.request);
    call.response.Clear();
    call.context = std::make_unique<grpc::ClientContext>();
    Authorize(target_, *call.context);
    call.started = absl::Now();
    stub_->async()->SubmitReading(
        call.context.get(), &call.request, &call.response,
        [this, &call](const grpc::Status& status) { OnDone(call, status); });
  }

  void FillRequest(v1::SubmitReadingRequest& request) {
    int64_t number = 0;
    {
      absl::MutexLock lock(&mutex_);
      number = next_++;
    }
    // Round by round another stretch of the accounts, in an order that no cache
    // foresees.
    constexpr uint64_t kStride = 982'451'653;
    const auto index = static_cast<int64_t>(
        (static_cast<uint64_t>(number) + options_.round * 7'919) * kStride %
        static_cast<uint64_t>(options_.accounts));
    v1::Submission& submission = *request.mutable_submission();
    submission.set_request_id(absl::StrCat("r", options_.round, "-", number));
    submission.set_account_number(absl::StrCat(kFirstAccount + index));
    auto* const values = submission.mutable_ordered()->mutable_values();
    values->Clear();
    values->Add(absl::StrCat(1000 + options_.round));
    if (HasTwoTariffs(index)) values->Add(absl::StrCat(500 + options_.round));
    submission.mutable_evidence()->set_sender("79030000000");
  }

  void OnDone(Call& call, const grpc::Status& status) {
    const absl::Time now = absl::Now();
    {
      absl::MutexLock lock(&mutex_);
      if (status.ok()) {
        latencies_.push_back(now - call.started);
        if (call.response.receipt().outcome() == v1::OUTCOME_ACCEPTED) {
          ++accepted_;
        }
      } else {
        failure_ = absl::UnknownError(status.error_message());
      }
      if (now >= deadline_ || !failure_.ok()) {
        --running_;
        return;
      }
    }
    StartNext(call);
  }

  LoadResult Summary(absl::Duration took)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    std::sort(latencies_.begin(), latencies_.end());
    return {.calls_per_second = static_cast<double>(latencies_.size()) /
                                absl::ToDoubleSeconds(took),
            .p50 = Percentile(latencies_, 0.5),
            .p99 = Percentile(latencies_, 0.99),
            .calls = static_cast<int64_t>(latencies_.size()),
            .accepted = accepted_};
  }

  const Target target_;
  const LoadOptions options_;
  const std::unique_ptr<v1::IntakeService::Stub> stub_;
  absl::Time deadline_;
  std::vector<Call> calls_;

  absl::Mutex mutex_;
  int running_ ABSL_GUARDED_BY(mutex_) = 0;
  int64_t next_ ABSL_GUARDED_BY(mutex_) = 0;
  int64_t accepted_ ABSL_GUARDED_BY(mutex_) = 0;
  std::vector<absl::Duration> latencies_ ABSL_GUARDED_BY(mutex_);
  absl::Status failure_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace

absl::Status Import(const Target& target, int64_t accounts) {
  const auto stub = v1::AccountService::NewStub(Connect(target));
  grpc::ClientContext context;
  Authorize(target, context);
  const auto stream = stub->ImportAccounts(&context);
  for (int64_t first = 0; first < accounts; first += kAccountsPerRequest) {
    v1::ImportAccountsRequest request;
    const int64_t last = std::min(first + kAccountsPerRequest, accounts);
    for (int64_t index = first; index < last; ++index) {
      FillAccount(index, *request.add_accounts());
    }
    v1::ImportAccountsResponse response;
    if (!stream->Write(request) || !stream->Read(&response)) break;
    for (const v1::ImportResult& result : response.results()) {
      if (result.has_error()) {
        return absl::UnknownError(result.error().message());
      }
    }
  }
  stream->WritesDone();
  const grpc::Status status = stream->Finish();
  if (status.ok()) return absl::OkStatus();
  return absl::UnknownError(status.error_message());
}

absl::StatusOr<LoadResult> Load(const Target& target,
                                const LoadOptions& options) {
  return Loader(target, options).Run();
}

}  // namespace intake::bench
