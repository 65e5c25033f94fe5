#include "channels/smpp/adapter.h"

#include <spdlog/spdlog.h>

#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace intake::smpp {
namespace {

// What may become of a message; the order of kWords.
enum Result : size_t {
  kAnswered,
  kUnanswered,
  kRejected,
  kGivenBack,
  kPart,
  kDeliveryReceipt,
  kDamaged,
};

program::WorkWords Words() {
  return {.program = "smpp",
          .things = "Messages",
          .results = {
              {"answered", "that the server stored and their senders know."},
              {"unanswered", "stored, whose answer the SMSC will never send."},
              {"rejected", "that the server will never take."},
              {"given_back", "given back to the SMSC to be sent again."},
              {"parts", "that are parts of longer ones, kept for the rest."},
              {"delivery_receipts", "that tell of the delivery of others."},
              {"damaged", "that are no messages; refused for good."},
          }};
}

}  // namespace

Adapter::Adapter(const Answerer& answerer, PartSpool& spool,
                 const sdk::Clock& clock, Options options)
    : answerer_(answerer),
      spool_(spool),
      options_(std::move(options)),
      metrics_(clock, Words()),
      workers_(options_.working_max, options_.waiting_max) {}

void Adapter::Take(std::shared_ptr<Session> session, Pdu deliver_sm) {
  const auto thing = metrics_.Received();
  absl::StatusOr<Message> message = MessageFromBody(deliver_sm.body);
  if (!message.ok()) {
    spdlog::error("refused for good, {}",
                  std::string(message.status().message()));
    metrics_.Done(thing, kDamaged);
    session->Respond(deliver_sm, CommandStatus::kNeverAgain);
    return;
  }
  if (IsDeliveryReceipt(*message)) {
    metrics_.Done(thing, kDeliveryReceipt);
    session->Respond(deliver_sm, CommandStatus::kOk);
    return;
  }
  deliver_sm.body.clear();
  const absl::Status queued = workers_.Run(
      [this, session, deliver_sm, thing, message = *std::move(message)] {
        Work(*session, deliver_sm, message, thing);
      });
  if (queued.ok()) return;
  spdlog::warn("a message was given back to the SMSC: {}",
               std::string(queued.message()));
  metrics_.Done(thing, kGivenBack);
  session->Respond(deliver_sm, CommandStatus::kTryAgain);
}

bool Adapter::Begin() {
  absl::MutexLock lock(&mutex_);
  if (!finishing_) ++working_;
  return !finishing_;
}

void Adapter::Work(Session& session, const Pdu& deliver_sm,
                   const Message& message, Waiting::iterator thing) {
  if (!Begin()) {
    metrics_.Done(thing, kGivenBack);
    session.Respond(deliver_sm, CommandStatus::kTryAgain);
    return;
  }
  session.Respond(deliver_sm, WorkOn(session, message, thing));
  absl::MutexLock lock(&mutex_);
  --working_;
}

CommandStatus Adapter::WorkOn(Session& session, const Message& message,
                              Waiting::iterator thing) {
  const Content content = ContentOf(message);
  if (content.part) return WorkOnPart(session, message, *content.part, thing);
  return Count(answerer_.Settle(session, message,
                                SubmissionFromMessage(message, options_.smsc,
                                                      NewRequestId())),
               thing);
}

CommandStatus Adapter::WorkOnPart(Session& session, const Message& part,
                                  const PartPlace& place,
                                  Waiting::iterator thing) {
  absl::StatusOr<KeptSet> kept = spool_.Add(part, place);
  if (absl::IsInvalidArgument(kept.status())) {
    // Too long to be kept, so nobody will see the whole: as if it were lost.
    PartSet alone = {.count = place.count};
    alone.parts.emplace(place.number, part);
    return Count(answerer_.Settle(session, part,
                                  SubmissionFromSet(alone, options_.smsc)),
                 thing);
  }
  if (!kept.ok()) {
    spdlog::error("a part of a message was given back to the SMSC: {}",
                  std::string(kept.status().message()));
    metrics_.Done(thing, kGivenBack);
    return CommandStatus::kTryAgain;
  }
  if (kept->set.settled || !IsComplete(kept->set)) {
    metrics_.Done(thing, kPart);
    return CommandStatus::kOk;
  }
  const Settled settled = answerer_.Settle(
      session, part, SubmissionFromSet(kept->set, options_.smsc));
  if (settled != Settled::kTryAgain) {
    // Where this cannot be written, it is settled once more later: the core
    // knows it, and the sender reads the same answer twice.
    spool_.Settle(*kept).IgnoreError();
  }
  return Count(settled, thing);
}

CommandStatus Adapter::Count(Settled settled, Waiting::iterator thing) {
  switch (settled) {
    case Settled::kAnswered:
      metrics_.Done(thing, kAnswered);
      return CommandStatus::kOk;
    case Settled::kUnanswered:
      metrics_.Done(thing, kUnanswered);
      return CommandStatus::kOk;
    case Settled::kRejected:
      metrics_.Done(thing, kRejected);
      return CommandStatus::kOk;
    case Settled::kTryAgain:
      metrics_.Done(thing, kGivenBack);
      return CommandStatus::kTryAgain;
  }
  return CommandStatus::kTryAgain;
}

void Adapter::SettleOverdue(Session& session, const absl::Notification& stop) {
  const std::vector<KeptSet> overdue = spool_.Overdue(options_.parts_wait);
  for (const KeptSet& kept : overdue) {
    if (stop.HasBeenNotified()) return;
    const Settled settled =
        answerer_.Settle(session, kept.set.parts.begin()->second,
                         SubmissionFromSet(kept.set, options_.smsc));
    if (settled == Settled::kTryAgain) return;
    ++overdue_;
    spool_.Settle(kept).IgnoreError();
  }
  spool_.RemoveSettled();
}

void Adapter::Close() {
  absl::MutexLock lock(&mutex_);
  finishing_ = true;
}

void Adapter::Finish() {
  Close();
  absl::MutexLock lock(&mutex_);
  const auto is_idle = [this]() ABSL_SHARED_LOCKS_REQUIRED(mutex_) {
    return working_ == 0;
  };
  mutex_.Await(absl::Condition(&is_idle));
}

std::string Adapter::Metrics() const {
  std::string text = metrics_.Text();
  program::AppendMetric("intake_smpp_incomplete_total", "counter",
                        "Messages given up of which parts never came.",
                        overdue_.load(), text);
  program::AppendMetric("intake_smpp_parts_waiting", "gauge",
                        "Messages that wait for parts.", spool_.waiting(),
                        text);
  return text;
}

}  // namespace intake::smpp
