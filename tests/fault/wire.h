// Calls to a server, as short as tests want them.

#ifndef INTAKE_TESTS_FAULT_WIRE_H_
#define INTAKE_TESTS_FAULT_WIRE_H_

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace intake::testing {

// A connection of its own, shared with no other channel of the process.
inline std::shared_ptr<grpc::Channel> Connect(const std::string& address) {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(),
                                   arguments);
}

inline void Prepare(const std::string& key, absl::Duration timeout,
                    grpc::ClientContext& context) {
  context.AddMetadata("authorization", "Bearer " + key);
  context.set_deadline(std::chrono::system_clock::now() +
                       absl::ToChronoMicroseconds(timeout));
}

// Calls `method` of `stub`. What the test has to say of the status, it says.
template <typename Stub, typename Request, typename Response>
grpc::Status Call(Stub& stub,
                  grpc::Status (Stub::*method)(grpc::ClientContext*,
                                               const Request&, Response*),
                  const std::string& key, const Request& request,
                  Response* response,
                  absl::Duration timeout = absl::Seconds(30)) {
  grpc::ClientContext context;
  Prepare(key, timeout, context);
  return (stub.*method)(&context, request, response);
}

// The detail of that type, where the error has one.
template <typename Detail>
std::optional<Detail> DetailOf(const google::rpc::Status& error) {
  Detail detail;
  for (const auto& any : error.details()) {
    if (any.Is<Detail>() && any.UnpackTo(&detail)) return detail;
  }
  return std::nullopt;
}

template <typename Detail>
std::optional<Detail> DetailOf(const grpc::Status& error) {
  google::rpc::Status status;
  status.ParseFromString(error.error_details());
  return DetailOf<Detail>(status);
}

// Empty: none.
template <typename Error>
std::string ReasonOf(const Error& error) {
  return DetailOf<google::rpc::ErrorInfo>(error)
      .value_or(google::rpc::ErrorInfo())
      .reason();
}

// Whether it says when to try again.
template <typename Error>
bool HasRetryTime(const Error& error) {
  return DetailOf<google::rpc::RetryInfo>(error).has_value();
}

// As Call, again and again for as long as the answer says when to try again.
template <typename Stub, typename Request, typename Response>
grpc::Status CallUntilAnswered(
    Stub& stub,
    grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                 Response*),
    const std::string& key, const Request& request, Response* response,
    absl::Duration timeout = absl::Seconds(60)) {
  const absl::Time deadline = absl::Now() + timeout;
  while (true) {
    grpc::Status status = Call(stub, method, key, request, response);
    if (!HasRetryTime(status) || absl::Now() >= deadline) return status;
    absl::SleepFor(absl::Milliseconds(5));
  }
}

}  // namespace intake::testing

#endif  // INTAKE_TESTS_FAULT_WIRE_H_
