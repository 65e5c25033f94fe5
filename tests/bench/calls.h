// Keeps calls under way, or starts them at a rate, and measures them: one
// completion queue polled by one thread, so that little is taken from the
// server, which shares the processors.

#ifndef INTAKE_TESTS_BENCH_CALLS_H_
#define INTAKE_TESTS_BENCH_CALLS_H_

#include <grpcpp/grpcpp.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "tests/bench/measured.h"

namespace intake::bench {

struct Target {
  std::string address;
  // The whole key; empty for servers that ask for none.
  std::string key;
};

std::shared_ptr<grpc::Channel> Connect(const Target& target);
void Authorize(const Target& target, grpc::ClientContext& context);

// A kind of unary call.
struct CallKind {
  // `/package.Service/Method`.
  std::string method;
  // Writes the next request; answers how many items it holds.
  std::function<int64_t(grpc::ByteBuffer& request)> make;
  // Reads an answer; answers how many items were accepted.
  std::function<int64_t(const grpc::ByteBuffer& response)> check;
};

struct CallOptions {
  int in_flight = 64;
  absl::Duration duration = absl::Seconds(5);
  // Calls started a second, at random moments whatever the server does; 0:
  // each starts as one ends. Latencies count from when a call was due.
  double rate = 0;
};

// UNKNOWN when a call fails otherwise: a benchmark of failures would mean
// nothing.
absl::StatusOr<Measured> RunCalls(const Target& target, const CallKind& kind,
                                  const CallOptions& options);

}  // namespace intake::bench

#endif  // INTAKE_TESTS_BENCH_CALLS_H_
