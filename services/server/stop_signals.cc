#include "services/server/stop_signals.h"

#include <pthread.h>

#include <cstdlib>

namespace intake {
namespace {

constexpr int kInterruptedExitCode = 130;
// Tells the thread that listens to end.
constexpr int kEndListening = SIGUSR1;

}  // namespace

StopSignals::StopSignals() {
  sigemptyset(&signals_);
  for (int number : {SIGTERM, SIGINT, kEndListening}) {
    sigaddset(&signals_, number);
  }
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  thread_ = std::thread([this] { Listen(); });
}

StopSignals::~StopSignals() {
  pthread_kill(thread_.native_handle(), kEndListening);
  thread_.join();
}

void StopSignals::Listen() {
  while (true) {
    int number = 0;
    if (sigwait(&signals_, &number) != 0) continue;
    if (number == kEndListening) return;
    if (stopped()) std::_Exit(kInterruptedExitCode);
    stopped_.Notify();
  }
}

}  // namespace intake
