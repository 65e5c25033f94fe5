#include "channels/smpp/transceiver.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

#include "channels/smpp/socket.h"

namespace intake::smpp {

Transceiver::Transceiver(Options options, const sdk::Clock& clock,
                         Handler handler)
    : options_(std::move(options)),
      clock_(clock),
      handler_(std::move(handler)) {}

void Transceiver::Run() {
  for (int failures = 0; !stop_.HasBeenNotified();) {
    const int64_t binds_before = binds();
    const absl::Status status = RunOnce();
    if (stop_.HasBeenNotified()) return;
    // A session that was bound once shows that the SMSC is well.
    failures = binds() > binds_before ? 0 : failures + 1;
    const absl::Duration wait = Backoff(failures);
    spdlog::log(absl::IsPermissionDenied(status) ? spdlog::level::err
                                                 : spdlog::level::warn,
                "{}; connecting to the SMSC again in {}",
                std::string(status.message()),
                absl::FormatDuration(absl::Trunc(wait, absl::Milliseconds(1))));
    stop_.WaitForNotificationWithTimeout(wait);
  }
}

absl::Status Transceiver::RunOnce() {
  auto socket =
      Socket::Connect(options_.host, options_.port, options_.connect_timeout);
  if (!socket.ok()) return socket.status();
  const auto session =
      std::make_shared<Session>(*std::move(socket), options_.session, clock_);
  {
    absl::MutexLock lock(&mutex_);
    session_ = session;
  }
  // Stop() came too early to reach it.
  if (stop_.HasBeenNotified()) session->Close();
  absl::Status status = session->Run(
      {.bound =
           [&] {
             spdlog::info("bound to the SMSC {}:{}", options_.host,
                          options_.port);
             absl::MutexLock lock(&mutex_);
             bound_ = true;
             ++binds_;
           },
       .deliver_sm = [&](Pdu pdu) { handler_(session, std::move(pdu)); }});
  absl::MutexLock lock(&mutex_);
  session_ = nullptr;
  bound_ = false;
  return status;
}

absl::Duration Transceiver::Backoff(int failures) {
  absl::Duration longest = options_.backoff_first;
  for (int i = 1; i < failures && longest < options_.backoff_max; ++i) {
    longest *= 2;
  }
  longest = std::min(longest, options_.backoff_max);
  return longest * absl::Uniform(random_, 0.5, 1.0);
}

void Transceiver::Stop() {
  stop_.Notify();
  absl::MutexLock lock(&mutex_);
  if (session_ != nullptr) session_->Close();
}

std::shared_ptr<Session> Transceiver::session() const {
  absl::MutexLock lock(&mutex_);
  return bound_ ? session_ : nullptr;
}

int64_t Transceiver::binds() const {
  absl::MutexLock lock(&mutex_);
  return binds_;
}

}  // namespace intake::smpp
