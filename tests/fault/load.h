// Clients that hand in readings one after another and resend whatever was not
// answered, through every way in: single calls, batches and streams. Now and
// then they resend what was answered long ago.

#ifndef INTAKE_TESTS_FAULT_LOAD_H_
#define INTAKE_TESTS_FAULT_LOAD_H_

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "absl/time/time.h"
#include "tests/fault/history.h"
#include "tests/fault/whereabouts.h"

namespace intake::testing {

struct LoadOptions {
  std::vector<std::string> accounts;
  std::string channel_key;
  int unary_clients = 5;
  int batch_clients = 1;
  int stream_clients = 2;
  // Of each call.
  absl::Duration deadline = absl::Seconds(5);
  // Sets the request ids of this load apart from those of others.
  int round = 0;
};

// Runs from its construction on, until it is stopped. Several clients write to
// each account.
class Load {
 public:
  // What is passed by reference outlives the load.
  Load(LoadOptions options, const Whereabouts& whereabouts, History& history);
  ~Load() { Stop(); }

  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

  // Waits for the calls under way, a few seconds at most. Idempotent.
  void Stop();

 private:
  const LoadOptions options_;
  std::atomic<bool> stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace intake::testing

#endif  // INTAKE_TESTS_FAULT_LOAD_H_
