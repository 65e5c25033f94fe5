// The real intake-server as a child process that a test may kill.

#ifndef INTAKE_TESTS_FAULT_SERVER_PROCESS_H_
#define INTAKE_TESTS_FAULT_SERVER_PROCESS_H_

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace intake::testing {

// Not thread-safe. Ends the child when it is destroyed.
class ServerProcess {
 public:
  // Starts `program` over `folder`, which has an intake.toml, with further
  // `arguments`, and waits until it serves. UNAVAILABLE: it ended, or did not
  // serve within a minute; its log is `folder`/server.log.
  static absl::StatusOr<ServerProcess> Start(
      const std::string& program, const std::string& folder,
      const std::vector<std::string>& arguments = {});

  ServerProcess(ServerProcess&& other) noexcept;
  ServerProcess& operator=(ServerProcess&& other) noexcept;
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;
  ~ServerProcess();

  const std::string& address() const { return address_; }

  // SIGKILL: what a crash or the operator's last resort does.
  void Kill();
  // SIGTERM; the exit code.
  int Terminate();
  // SIGSTOP and SIGCONT.
  void Pause();
  void Resume();

  // Whether it ended by itself, or does within `timeout`.
  bool EndsWithin(absl::Duration timeout);
  // What it keeps in memory: VmRSS. 0: it has ended.
  int64_t ResidentBytes() const;

 private:
  ServerProcess(pid_t pid, std::string address);

  pid_t pid_ = -1;
  std::string address_;
};

}  // namespace intake::testing

#endif  // INTAKE_TESTS_FAULT_SERVER_PROCESS_H_
