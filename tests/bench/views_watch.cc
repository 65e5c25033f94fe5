#include "tests/bench/views_watch.h"

#include <grpcpp/grpcpp.h>

#include <algorithm>

#include "absl/time/clock.h"
#include "intake/v1/operations_service.grpc.pb.h"

namespace intake::bench {
namespace {

constexpr absl::Duration kInterval = absl::Milliseconds(50);

absl::StatusOr<v1::GetStatusResponse> Ask(const Target& target,
                                          v1::OperationsService::Stub& stub) {
  grpc::ClientContext context;
  Authorize(target, context);
  v1::GetStatusResponse response;
  const grpc::Status status =
      stub.GetStatus(&context, v1::GetStatusRequest(), &response);
  if (!status.ok()) return absl::UnknownError(status.error_message());
  return response;
}

}  // namespace

absl::StatusOr<v1::GetStatusResponse> StatusOf(const Target& target) {
  const auto stub = v1::OperationsService::NewStub(Connect(target));
  return Ask(target, *stub);
}

ViewsWatch::ViewsWatch(const Target& target)
    : target_(target), thread_([this] { Run(); }) {}

void ViewsWatch::Stop() {
  stopped_ = true;
  if (thread_.joinable()) thread_.join();
}

void ViewsWatch::Run() {
  const auto stub = v1::OperationsService::NewStub(Connect(target_));
  while (!stopped_) {
    const absl::Time asked = absl::Now();
    const auto status = Ask(target_, *stub);
    if (status.ok()) Note(asked, status->store());
    absl::SleepFor(kInterval);
  }
}

// An event that stood in the journal at a sight, and stands in the views now,
// waited no longer than from then to now; one that still does not, at least as
// long. Only the second is certain, and is what counts.
void ViewsWatch::Note(absl::Time asked, const v1::StoreStatus& store) {
  while (!unreached_.empty() &&
         unreached_.front().journal_position <= store.views_position()) {
    unreached_.pop_front();
  }
  if (!unreached_.empty()) {
    lag_max_ = std::max(lag_max_, asked - unreached_.front().at);
  }
  events_behind_max_ = std::max(
      events_behind_max_, store.journal_position() - store.views_position());
  if (store.journal_position() > store.views_position()) {
    unreached_.push_back({absl::Now(), store.journal_position()});
  }
}

}  // namespace intake::bench
