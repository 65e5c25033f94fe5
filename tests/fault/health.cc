#include "tests/fault/health.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include "absl/status/status.h"
#include "absl/synchronization/notification.h"
#include "absl/time/clock.h"
#include "tests/fault/wire.h"

namespace intake::testing {
namespace {

// HealthCheckResponse with its one field, `status`, SERVING.
constexpr char kServing[] = "\x08\x01";

bool Turns(const std::string& address, bool serving, absl::Duration timeout) {
  const absl::Time deadline = absl::Now() + timeout;
  do {
    const absl::StatusOr<bool> now = IsServing(address);
    if (now.ok() && *now == serving) return true;
    absl::SleepFor(absl::Milliseconds(20));
  } while (absl::Now() < deadline);
  return false;
}

}  // namespace

absl::StatusOr<bool> IsServing(const std::string& address) {
  grpc::GenericStub stub(Connect(address));
  grpc::ClientContext context;
  Prepare("", absl::Seconds(10), context);
  // The question is empty: about the server as a whole.
  const grpc::Slice nothing("");
  const grpc::ByteBuffer request(&nothing, 1);
  grpc::ByteBuffer response;
  grpc::Status status;
  absl::Notification done;
  stub.UnaryCall(&context, "/grpc.health.v1.Health/Check", grpc::StubOptions(),
                 &request, &response, [&](grpc::Status ended) {
                   status = std::move(ended);
                   done.Notify();
                 });
  done.WaitForNotification();
  if (!status.ok()) return absl::UnavailableError(status.error_message());
  grpc::Slice bytes;
  if (!response.DumpToSingleSlice(&bytes).ok()) {
    return absl::UnavailableError("an answer without a message");
  }
  return std::string(reinterpret_cast<const char*>(bytes.begin()),
                     bytes.size()) == kServing;
}

bool TurnsServing(const std::string& address, absl::Duration timeout) {
  return Turns(address, true, timeout);
}

bool TurnsNotServing(const std::string& address, absl::Duration timeout) {
  return Turns(address, false, timeout);
}

}  // namespace intake::testing
