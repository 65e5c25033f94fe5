#include "tests/fault/server_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/inotify.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace intake::testing {
namespace {

constexpr char kPortFile[] = "server.port";
constexpr int kStartTimeoutMs = 60'000;

pid_t Spawn(const std::string& program, const std::string& folder,
            const std::vector<std::string>& further) {
  const std::string config = folder + "/intake.toml";
  const std::string port_file = absl::StrCat(folder, "/", kPortFile);
  const std::string log = folder + "/server.log";
  std::vector<const char*> arguments = {program.c_str(), "--config",
                                        config.c_str(), "--port-file",
                                        port_file.c_str()};
  for (const std::string& one : further) arguments.push_back(one.c_str());
  arguments.push_back(nullptr);
  const pid_t pid = fork();
  if (pid != 0) return pid;
  const int output = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  dup2(output, STDOUT_FILENO);
  dup2(output, STDERR_FILENO);
  execv(program.c_str(), const_cast<char* const*>(arguments.data()));
  _exit(127);
}

int Wait(pid_t pid) {
  int status = 0;
  waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// The port, once the file is there; empty while it is not.
std::string ReadPort(const std::string& folder) {
  std::string port;
  std::ifstream(absl::StrCat(folder, "/", kPortFile)) >> port;
  return port;
}

// The C library of this platform has no function for it.
int OpenProcess(pid_t pid) {
  return static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
}

// Waits for the next change in the folder; false when none comes in time, or
// the process ends before.
bool WaitForChange(int watch, int process) {
  pollfd waiting[] = {{.fd = watch, .events = POLLIN, .revents = 0},
                      {.fd = process, .events = POLLIN, .revents = 0}};
  if (poll(waiting, 2, kStartTimeoutMs) < 1) return false;
  if (waiting[0].revents == 0) return false;
  char changes[4096];
  return read(watch, changes, sizeof(changes)) > 0;
}

}  // namespace

absl::StatusOr<ServerProcess> ServerProcess::Start(
    const std::string& program, const std::string& folder,
    const std::vector<std::string>& arguments) {
  unlink(absl::StrCat(folder, "/", kPortFile).c_str());
  const int watch = inotify_init1(IN_CLOEXEC);
  inotify_add_watch(watch, folder.c_str(),
                    IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE);
  const pid_t pid = Spawn(program, folder, arguments);
  const int process = OpenProcess(pid);
  std::string port = ReadPort(folder);
  while (port.empty() && WaitForChange(watch, process)) {
    port = ReadPort(folder);
  }
  close(process);
  close(watch);
  ServerProcess server(pid, absl::StrCat("127.0.0.1:", port));
  if (port.empty()) {
    return absl::UnavailableError(
        absl::StrCat(program, " did not serve; see ", folder, "/server.log"));
  }
  return server;
}

ServerProcess::ServerProcess(pid_t pid, std::string address)
    : pid_(pid), address_(std::move(address)) {}

ServerProcess::ServerProcess(ServerProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      address_(std::move(other.address_)) {}

ServerProcess& ServerProcess::operator=(ServerProcess&& other) noexcept {
  std::swap(pid_, other.pid_);
  std::swap(address_, other.address_);
  return *this;
}

ServerProcess::~ServerProcess() {
  if (pid_ > 0) Kill();
}

void ServerProcess::Kill() {
  kill(pid_, SIGKILL);
  Wait(std::exchange(pid_, -1));
}

int ServerProcess::Terminate() {
  kill(pid_, SIGTERM);
  return Wait(std::exchange(pid_, -1));
}

void ServerProcess::Pause() { kill(pid_, SIGSTOP); }

void ServerProcess::Resume() { kill(pid_, SIGCONT); }

bool ServerProcess::EndsWithin(absl::Duration timeout) {
  const int process = OpenProcess(pid_);
  pollfd waiting = {.fd = process, .events = POLLIN, .revents = 0};
  const int ended =
      poll(&waiting, 1, static_cast<int>(absl::ToInt64Milliseconds(timeout)));
  close(process);
  return ended == 1;
}

int64_t ServerProcess::ResidentBytes() const {
  std::ifstream status(absl::StrCat("/proc/", pid_, "/status"));
  std::string word;
  int64_t kib = 0;
  while (status >> word && word != "VmRSS:") {
  }
  status >> kib;
  return kib * 1024;
}

}  // namespace intake::testing
