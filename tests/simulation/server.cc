#include "tests/simulation/server.h"

#include <algorithm>
#include <limits>
#include <string>

#include "intake/v1/intake_service.pb.h"
#include "tests/simulation/endpoint.h"

namespace intake::simulation {
namespace {

constexpr absl::Duration kStartsAgainWithin = absl::Seconds(15);
constexpr absl::Duration kStepWithin = absl::Milliseconds(4);
constexpr absl::Duration kProbeInterval = absl::Seconds(1);
constexpr size_t kAll = std::numeric_limits<size_t>::max();

bool IsSubmission(Method method) {
  return method == Method::kSubmitReading || method == Method::kConfirmReading;
}

AdmissionOptions OptionsFor(const Plan& plan) {
  AdmissionOptions options{.own_thread = false};
  const auto set = [](uint64_t amount, size_t& option) {
    if (amount != 0) option = amount;
  };
  set(plan.queue_items_max, options.queue_items_max);
  set(plan.group_items_max, options.group_items_max);
  set(plan.accounts_in_memory_max, options.accounts_in_memory_max);
  return options;
}

}  // namespace

Server::Server(const Plan& plan, Storage& storage, Disk& disk,
               Timeline& timeline, Book& book, Witness& witness, Trace& trace)
    : plan_(plan),
      storage_(storage),
      disk_(disk),
      timeline_(timeline),
      book_(book),
      witness_(witness),
      trace_(trace),
      chance_(plan.seed, "server") {
  SetZone("Europe/Samara");
}

void Server::SetZone(const char* name) {
  absl::TimeZone zone;
  absl::LoadTimeZone(name, &zone);
  rules_ = RuleBook::Create({RuleSet{}}, zone).value();
}

void Server::ChangeZone() {
  constexpr const char* kZones[] = {"Europe/Moscow", "Asia/Kamchatka", "UTC"};
  const char* const zone = chance_.AnyOf(kZones);
  trace_.Note("server: its zone is ", zone, " now");
  zone_changed_ = true;
  Restart();
  SetZone(zone);
}

void Server::Start() {
  starting_ = false;
  disk_.PowerOn();
  absl::Status status = storage_.Open();
  if (status.ok()) {
    absl::StatusOr<std::unique_ptr<Admission>> admission =
        Admission::Start(disk_, *rules_, timeline_, OptionsFor(plan_));
    status = admission.status();
    if (status.ok()) admission_ = *std::move(admission);
  }
  trace_.Note("server: ", status.ok() ? "serves" : "cannot start");
  // The power may go while the first channels are written.
  if (!status.ok()) return StartAfter(absl::Seconds(1));
  book_.Follow(storage_.log());
}

void Server::StartAfter(absl::Duration delay) {
  if (starting_) return;
  starting_ = true;
  timeline_.After(delay, [this] { Start(); });
}

void Server::Take(const Call& call, const Answered& answered) {
  if (IsSubmission(call.method)) ++counted_.received;
  const Answered answer = [this, call, answered,
                           process = process_](const Reply& reply) {
    if (process != process_) return;
    Tally(call, reply);
    outbox_.emplace_back(
        [this, call, answered](const Reply& one) {
          if (one.ok()) witness_.Hear(call, one);
          answered(one);
        },
        reply);
  };
  // Questions to the store may fail, too.
  absl::Status readable = absl::OkStatus();
  if (!IsSubmission(call.method)) readable = disk_.CheckRead();
  if (readable.ok()) {
    Serve({*admission_, storage_.queries(), storage_.log()}, call, answer);
  } else {
    answer(readable);
  }
  StepAfter(chance_.UpTo(kStepWithin));
}

void Server::StepAfter(absl::Duration delay) {
  if (step_is_due_) return;
  step_is_due_ = true;
  const absl::Duration pause = paused_until_ - timeline_.elapsed();
  timeline_.After(std::max(delay, pause), [this, process = process_] {
    if (process != process_) return;
    step_is_due_ = false;
    if (timeline_.elapsed() < paused_until_) {
      StepAfter(absl::ZeroDuration());
    } else {
      Step();
    }
  });
}

void Server::Step() {
  const bool decided = admission_->Step();
  book_.Follow(storage_.log());
  // It may be killed while it answers, and ends so where the power is gone.
  const bool is_killed =
      disk_.dead() || (!is_calm_ && decided && chance_.OneIn(plan_.kills * 40));
  Flush(is_killed ? chance_.Below(outbox_.size() + 1) : kAll);
  if (is_killed) return Kill();
  CheckCounts();
  if (decided) {
    StepAfter(chance_.UpTo(kStepWithin));
  } else if (!admission_->healthy()) {
    StepAfter(kProbeInterval);
  }
}

void Server::Flush(size_t answers_max) {
  // What is answered may ask anew.
  Outbox outbox = std::exchange(outbox_, {});
  outbox.resize(std::min(outbox.size(), answers_max));
  for (auto& [answered, reply] : outbox) answered(reply);
}

void Server::Tally(const Call& call, const Reply& reply) {
  if (!IsSubmission(call.method)) return;
  if (absl::IsInvalidArgument(reply.status())) {
    --counted_.received;
    return;
  }
  if (!reply.ok()) {
    ++counted_.failed;
    return;
  }
  // Both answers have the same fields.
  const auto response = ResponseIn<v1::SubmitReadingResponse>(reply);
  if (response.replayed()) {
    ++counted_.replayed;
    return;
  }
  switch (response.receipt().outcome()) {
    case v1::OUTCOME_ACCEPTED:
      ++counted_.accepted;
      return;
    case v1::OUTCOME_HELD:
      ++counted_.held;
      return;
    default:
      ++counted_.refused;
  }
}

// All that came is accounted for, and nothing else.
void Server::CheckCounts() {
  const AdmissionCounts counts = admission_->Counts();
  const uint64_t answered = counted_.accepted + counted_.held +
                            counted_.refused + counted_.replayed +
                            counted_.failed;
  if (counts.received != counted_.received ||
      counts.accepted != counted_.accepted || counts.held != counted_.held ||
      counts.refused != counted_.refused ||
      counts.replayed != counted_.replayed ||
      counts.failed != counted_.failed ||
      counts.pending != counted_.received - answered) {
    trace_.Complain("the server counts ", counts.received, " received, ",
                    counts.accepted, " accepted, ", counts.pending,
                    " pending; its clients ", counted_.received, ", ",
                    counted_.accepted, ", ", counted_.received - answered);
  }
}

void Server::Kill() {
  if (!up()) return;
  trace_.Note("server: killed");
  trace_.Count("killed");
  disk_.PowerOff();
  ++process_;
  outbox_.clear();
  End();
}

void Server::Restart() {
  if (!up()) return;
  trace_.Note("server: stops");
  admission_->Stop();
  book_.Follow(storage_.log());
  if (disk_.dead()) return Kill();
  Flush(kAll);
  CheckCounts();
  ++process_;
  End();
}

void Server::End() {
  admission_ = nullptr;
  storage_.Close();
  counted_ = {};
  step_is_due_ = false;
  StartAfter(chance_.MostlyShort(kStartsAgainWithin));
}

void Server::Repair() {
  is_calm_ = true;
  paused_until_ = absl::ZeroDuration();
}

void Server::PauseFor(absl::Duration time) {
  trace_.Note("server: stands still for ", absl::FormatDuration(time));
  paused_until_ = std::max(paused_until_, timeline_.elapsed() + time);
}

}  // namespace intake::simulation
