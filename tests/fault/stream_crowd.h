// Thousands of StreamReadings streams at once, over several connections.

#ifndef INTAKE_TESTS_FAULT_STREAM_CROWD_H_
#define INTAKE_TESTS_FAULT_STREAM_CROWD_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "tests/fault/call_pump.h"

namespace intake::testing {

struct CrowdOptions {
  std::string address;
  std::string channel_key;
  MakeSubmission make_submission;
  // Numbers from here on are taken.
  uint64_t first_number = 0;
  size_t streams = 0;
  size_t connections = 1;
};

// One stream of the crowd.
class CrowdStream;

// Used by one thread. Ends its streams when it is destroyed.
class StreamCrowd {
 public:
  // Opens all of them; nothing is sent before Send.
  explicit StreamCrowd(const CrowdOptions& options);
  ~StreamCrowd();

  StreamCrowd(const StreamCrowd&) = delete;
  StreamCrowd& operator=(const StreamCrowd&) = delete;

  // Each stream sends a reading and reads the answer. How many got a receipt
  // within `timeout`.
  size_t SendAndRead(absl::Duration timeout);
  // Each stream sends `readings`, as fast as it may, and reads nothing. Returns
  // at once.
  void SendWithoutReading(size_t readings);
  // Resets every stream, and waits until all have ended.
  void Cancel();

 private:
  const CrowdOptions options_;
  std::atomic<uint64_t> next_number_;
  std::vector<std::unique_ptr<CrowdStream>> streams_;
};

}  // namespace intake::testing

#endif  // INTAKE_TESTS_FAULT_STREAM_CROWD_H_
