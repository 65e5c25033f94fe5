#include "channels/smpp/session.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "channels/smpp/command_status.h"

namespace intake::smpp {
namespace {

// An SMSC that sends and does not read is not read from either.
constexpr size_t kOutgoingOctetsMax = size_t{1024} * 1024;
constexpr uint32_t kSequenceMax = 0x7FFFFFFF;
// Sent by an SMSC, and answered by nobody (SMPP 3.4, 4.12).
constexpr auto kAlertNotification = static_cast<Command>(0x00000102);

}  // namespace

Session::Session(std::unique_ptr<Socket> socket, const Options& options,
                 const sdk::Clock& clock)
    : options_(options), clock_(clock), socket_(std::move(socket)) {}

absl::Status Session::Run(const Events& events) {
  {
    absl::MutexLock lock(&mutex_);
    if (phase_ == Phase::kEnded) return end_;
    next_tick_ = clock_.Elapsed() + options_.bind_timeout;
    Send(Command::kBindTransceiver, BodyFromBind(options_.bind));
  }
  EndAs(Serve(events));
  // The SMSC learns it now, even while somebody here still has the session.
  socket_->HangUp();
  absl::MutexLock lock(&mutex_);
  return end_;
}

absl::Status Session::Serve(const Events& events) {
  while (true) {
    bool reading = false;
    bool writing = false;
    absl::Duration wait;
    {
      absl::MutexLock lock(&mutex_);
      absl::Status status = socket_->Write(outgoing_);
      if (phase_ == Phase::kEnded) return end_;
      if (status.ok()) status = Tick();
      if (!status.ok()) return status;
      reading = outgoing_.size() <= kOutgoingOctetsMax;
      writing = !outgoing_.empty();
      wait = next_tick_ - clock_.Elapsed();
    }
    socket_->Wait(reading, writing, wait);
    if (!reading) continue;
    absl::Status read = socket_->Read(incoming_);
    // What came before the end still counts.
    absl::Status taken = TakeArrived(events);
    if (!taken.ok()) return taken;
    if (!read.ok()) return read;
  }
}

absl::Status Session::Tick() {
  const absl::Duration now = clock_.Elapsed();
  if (now < next_tick_) return absl::OkStatus();
  if (phase_ == Phase::kClosing) {
    phase_ = Phase::kEnded;
    next_tick_ = now;
    return absl::OkStatus();
  }
  if (phase_ == Phase::kBinding || !heard_) {
    return absl::UnavailableError(
        phase_ == Phase::kBinding
            ? absl::StrCat("no response to bind_transceiver within ",
                           absl::FormatDuration(options_.bind_timeout))
            : absl::StrCat("nothing heard for ",
                           absl::FormatDuration(2 * options_.enquire_link)));
  }
  heard_ = false;
  next_tick_ = now + options_.enquire_link;
  Send(Command::kEnquireLink, "");
  // It goes out before the next wait.
  return socket_->Write(outgoing_);
}

absl::Status Session::TakeArrived(const Events& events) {
  while (true) {
    absl::StatusOr<std::optional<Pdu>> pdu = TakePdu(incoming_);
    if (!pdu.ok()) {
      absl::MutexLock lock(&mutex_);
      outgoing_ += EncodePdu({.command = Command::kGenericNack,
                              .status = CommandStatus::kInvalidCommandLength});
      socket_->Write(outgoing_).IgnoreError();
      return absl::UnavailableError(
          absl::StrCat("the SMSC sent ", std::string(pdu.status().message())));
    }
    if (!pdu->has_value()) return absl::OkStatus();
    {
      absl::MutexLock lock(&mutex_);
      heard_ = true;
    }
    if (IsResponse((*pdu)->command)) {
      TakeResponse(**std::move(pdu), events);
    } else {
      TakeRequest(**std::move(pdu), events);
    }
  }
}

void Session::TakeRequest(Pdu pdu, const Events& events) {
  if (pdu.command == Command::kEnquireLink) {
    Respond(pdu, CommandStatus::kOk);
  } else if (pdu.command == Command::kUnbind) {
    Respond(pdu, CommandStatus::kOk);
    EndAs(absl::UnavailableError("the SMSC unbound"));
  } else if (pdu.command == Command::kDeliverSm) {
    const bool binding = [&] {
      absl::MutexLock lock(&mutex_);
      return phase_ == Phase::kBinding;
    }();
    if (binding) {
      Respond(pdu, CommandStatus::kWrongBindStatus);
    } else {
      events.deliver_sm(std::move(pdu));
    }
  } else if (pdu.command != kAlertNotification) {
    absl::MutexLock lock(&mutex_);
    outgoing_ += EncodePdu({.command = Command::kGenericNack,
                            .status = CommandStatus::kInvalidCommand,
                            .sequence = pdu.sequence});
  }
}

void Session::TakeResponse(Pdu pdu, const Events& events) {
  bool bound = false;
  {
    absl::MutexLock lock(&mutex_);
    const auto call = calls_.find(pdu.sequence);
    if (phase_ == Phase::kBinding && pdu.status != CommandStatus::kOk) {
      phase_ = Phase::kEnded;
      end_ = absl::PermissionDeniedError(
          absl::StrCat("the SMSC refused bind_transceiver: ",
                       DescribeCommandStatus(pdu.status)));
    } else if (pdu.command == Command::kBindTransceiverResponse &&
               phase_ == Phase::kBinding) {
      phase_ = Phase::kBound;
      next_tick_ = clock_.Elapsed() + options_.enquire_link;
      bound = true;
    } else if (pdu.command == Command::kUnbindResponse &&
               phase_ == Phase::kClosing) {
      phase_ = Phase::kEnded;
    } else if (call != calls_.end()) {
      call->second = std::move(pdu);
    }
  }
  if (bound) events.bound();
}

absl::StatusOr<Pdu> Session::Call(Command command, std::string body,
                                  absl::Duration timeout) {
  const absl::Duration end = clock_.Elapsed() + timeout;
  absl::MutexLock lock(&mutex_);
  const auto has_room = [this]() ABSL_SHARED_LOCKS_REQUIRED(mutex_) {
    return phase_ != Phase::kBound || calls_.size() < options_.window;
  };
  // What nobody would wait for is not sent.
  if (timeout <= absl::ZeroDuration() ||
      !mutex_.AwaitWithTimeout(absl::Condition(&has_room), timeout)) {
    return absl::DeadlineExceededError(absl::StrCat(
        "not sent in time; ", calls_.size(), " requests wait for the SMSC"));
  }
  if (phase_ != Phase::kBound) {
    return absl::UnavailableError("the session has ended");
  }
  const uint32_t sequence = Send(command, std::move(body));
  std::optional<Pdu>& response = calls_[sequence];
  const auto is_over = [&]() ABSL_SHARED_LOCKS_REQUIRED(mutex_) {
    return response.has_value() || phase_ == Phase::kEnded;
  };
  const bool over = mutex_.AwaitWithTimeout(absl::Condition(&is_over),
                                            end - clock_.Elapsed());
  const std::optional<Pdu> got = std::move(response);
  calls_.erase(sequence);
  if (got) return *got;
  return over ? absl::UnavailableError("the session ended before the response")
              : absl::DeadlineExceededError("no response from the SMSC");
}

void Session::Respond(const Pdu& request, CommandStatus status) {
  // A response to a message has a message id, which is empty (4.6.2).
  const bool has_id = request.command == Command::kDeliverSm;
  absl::MutexLock lock(&mutex_);
  if (phase_ == Phase::kEnded) return;
  outgoing_ += EncodePdu({.command = ResponseTo(request.command),
                          .status = status,
                          .sequence = request.sequence,
                          .body = has_id ? std::string(1, '\0') : ""});
  socket_->Wake();
}

void Session::Close() {
  absl::MutexLock lock(&mutex_);
  if (phase_ == Phase::kBound) {
    phase_ = Phase::kClosing;
    next_tick_ = clock_.Elapsed() + options_.bind_timeout;
    Send(Command::kUnbind, "");
  } else if (phase_ == Phase::kBinding) {
    phase_ = Phase::kEnded;
  }
  socket_->Wake();
}

void Session::EndAs(absl::Status reason) {
  absl::MutexLock lock(&mutex_);
  if (phase_ == Phase::kEnded) return;
  // While closing, any end is the one that was asked for.
  if (phase_ != Phase::kClosing) end_ = std::move(reason);
  phase_ = Phase::kEnded;
}

uint32_t Session::Send(Command command, std::string body) {
  last_sequence_ = last_sequence_ % kSequenceMax + 1;
  outgoing_ += EncodePdu({.command = command,
                          .sequence = last_sequence_,
                          .body = std::move(body)});
  socket_->Wake();
  return last_sequence_;
}

}  // namespace intake::smpp
