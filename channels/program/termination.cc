#include "channels/program/termination.h"

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "absl/base/macros.h"

namespace intake::program {

Termination::Termination() : signals_() {
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGTERM);
  sigaddset(&signals_, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  ending_ = eventfd(0, EFD_CLOEXEC);
  ABSL_HARDENING_ASSERT(ending_ >= 0);
  listener_ = std::thread([this] { Listen(); });
}

Termination::~Termination() {
  eventfd_write(ending_, 1);
  listener_.join();
  close(ending_);
}

void Termination::Listen() {
  const int arrived = signalfd(-1, &signals_, SFD_CLOEXEC);
  ABSL_HARDENING_ASSERT(arrived >= 0);
  std::array<pollfd, 2> waited = {pollfd{arrived, POLLIN, 0},
                                  pollfd{ending_, POLLIN, 0}};
  while (poll(waited.data(), waited.size(), -1) < 0 && errno == EINTR) {
  }
  // Read, so that it is pending no more.
  signalfd_siginfo signal;
  if ((waited[0].revents & POLLIN) != 0 &&
      read(arrived, &signal, sizeof(signal)) == sizeof(signal)) {
    stop_.Notify();
  }
  close(arrived);
}

}  // namespace intake::program
