#include "tests/simulation/simulation.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "tests/simulation/audit.h"
#include "tests/simulation/back_office.h"
#include "tests/simulation/bank.h"
#include "tests/simulation/billing.h"
#include "tests/simulation/call_centre.h"
#include "tests/simulation/portal.h"
#include "tests/simulation/sms_gateway.h"
#include "tests/simulation/staff.h"

namespace intake::simulation {
namespace {

// Customers whose answers come a day late are waited for.
constexpr absl::Duration kTroubleLasts = absl::Minutes(5);
constexpr absl::Duration kPeaceLasts = absl::Hours(48);
constexpr uint64_t kStepsMax = 20'000;

constexpr absl::Duration kJumps[] = {
    absl::Hours(1),   -absl::Hours(1),      absl::Hours(24),
    -absl::Hours(24), absl::Hours(24 * 31), absl::Hours(24 * 365 * 10),
    absl::Minutes(2), -absl::Seconds(61)};

class World {
 public:
  explicit World(const Plan& plan)
      : plan_(plan),
        timeline_(plan.start, trace_),
        storage_(plan.on_sqlite != 0),
        disk_(plan, storage_, timeline_, trace_),
        book_(trace_),
        witness_(book_, trace_),
        server_(plan, storage_, disk_, timeline_, book_, witness_, trace_),
        network_(plan, server_, timeline_, trace_),
        sender_(plan, network_, timeline_),
        town_(plan, timeline_),
        chance_(plan.seed, "world"),
        scene_{plan_, timeline_, trace_, town_, sender_, Bursts()},
        billing_(scene_) {}

  Outcomes Live();

 private:
  std::vector<absl::Duration> Bursts();
  void GatherParties();
  void PlanTrouble();
  void AtSomeTime(uint64_t times, const std::function<void()>& happens);
  void JumpClock();
  void MakePeace();
  std::string Wants() const;
  void RunUntilAllIsDone();
  void Audit();

  const Plan plan_;
  Trace trace_;
  Timeline timeline_;
  Storage storage_;
  Disk disk_;
  Book book_;
  Witness witness_;
  Server server_;
  Network network_;
  Sender sender_;
  Town town_;
  Chance chance_;
  Scene scene_;
  Billing billing_;
  std::vector<std::unique_ptr<Party>> parties_;
  bool is_peace_ = false;
};

// The first minute belongs to the back office.
std::vector<absl::Duration> World::Bursts() {
  std::vector<absl::Duration> bursts;
  absl::Duration when = absl::Minutes(1);
  for (uint64_t i = 0; i < plan_.bursts; ++i) {
    bursts.push_back(when);
    when += chance_.UpTo(absl::Hours(24 * 20));
  }
  return bursts;
}

void World::GatherParties() {
  parties_.push_back(MakeBackOffice(scene_));
  parties_.push_back(MakeSmsGateway(scene_));
  parties_.push_back(MakePortal(scene_));
  parties_.push_back(MakeBank(scene_));
  parties_.push_back(MakeCallCentre(scene_));
  parties_.push_back(MakeStaff(scene_));
  billing_.Begin();
  for (const auto& party : parties_) party->Begin();
}

void World::AtSomeTime(uint64_t times, const std::function<void()>& happens) {
  for (uint64_t i = 0; i < times; ++i) {
    timeline_.After(scene_.SomeTime(chance_), happens);
  }
}

void World::PlanTrouble() {
  AtSomeTime(plan_.kills, [this] { server_.Kill(); });
  AtSomeTime(plan_.restarts, [this] { server_.Restart(); });
  AtSomeTime(plan_.pauses,
             [this] { server_.PauseFor(chance_.UpTo(absl::Seconds(40))); });
  AtSomeTime(plan_.zone_changes, [this] { server_.ChangeZone(); });
  AtSomeTime(plan_.clock_jumps, [this] { JumpClock(); });
  AtSomeTime(plan_.adapter_crashes, [this] {
    Party& party = *chance_.AnyOf(parties_);
    trace_.Note("a client crashes");
    party.Crash();
    billing_.Crash();
  });
  timeline_.After(scene_.bursts.back() + kTroubleLasts,
                  [this] { MakePeace(); });
}

void World::JumpClock() {
  const absl::Duration by = chance_.AnyOf(kJumps);
  trace_.Count("clock put");
  timeline_.PutClock(by);
  trace_.Note("clock: put by ", absl::FormatDuration(by), " to ",
              absl::FormatTime(timeline_.Now(), absl::UTCTimeZone()));
  // Mostly somebody notices.
  if (chance_.OneIn(4)) return;
  timeline_.After(chance_.UpTo(absl::Minutes(3)), [this, by] {
    timeline_.PutClock(-by);
    trace_.Note("clock: put back");
  });
}

void World::MakePeace() {
  trace_.Note("peace");
  is_peace_ = true;
  disk_.Repair();
  network_.Repair();
  server_.Repair();
}

std::string World::Wants() const {
  std::string wants = billing_.Wants();
  for (const auto& party : parties_) absl::StrAppend(&wants, party->Wants());
  return wants;
}

void World::RunUntilAllIsDone() {
  const absl::Duration end = scene_.bursts.back() + kTroubleLasts + kPeaceLasts;
  uint64_t steps = 0;
  while (timeline_.elapsed() < end && steps < kStepsMax &&
         timeline_.RunNext()) {
    ++steps;
  }
  const std::string wants = Wants();
  if (!wants.empty() || steps == kStepsMax) {
    trace_.Complain("after ", steps, " steps these still wait: ", wants);
  }
}

void World::Audit() {
  server_.Restart();
  if (absl::Status status = storage_.Open(); !status.ok()) {
    return trace_.Complain("the store does not open: ",
                           std::string(status.message()));
  }
  AuditStore(storage_, book_, trace_);
  // Who holds few accounts in memory knows fewer neighbours.
  if (!server_.zone_changed() && plan_.accounts_in_memory_max == 0) {
    AuditDecisions(storage_, server_.rules(), trace_);
  }
  if (disk_.conflicts() != 0) {
    trace_.Complain("the only writer met others' events ", disk_.conflicts(),
                    " times");
  }
  const std::map<DialName, Milli> told = billing_.Told();
  for (const auto& [name, dial] : book_.dials().all()) {
    const auto found = told.find(name);
    const Milli heard = found == told.end() ? 0 : found->second;
    if (heard != dial.told) {
      trace_.Complain("billing heard ", heard, " of ", std::get<1>(name),
                      " and was told ", dial.told);
    }
  }
}

Outcomes World::Live() {
  server_.Start();
  GatherParties();
  PlanTrouble();
  RunUntilAllIsDone();
  billing_.ReadOn();
  const absl::Duration end = timeline_.elapsed() + absl::Hours(1);
  while (timeline_.elapsed() < end && timeline_.RunNext()) {
  }
  if (trace_.complaints().empty()) Audit();
  Outcomes outcomes{.complaints = trace_.complaints(),
                    .trace = trace_.lines(),
                    .digest = trace_.digest(),
                    .counts = trace_.counts()};
  outcomes.counts["events"] = book_.position();
  outcomes.counts["lines"] = trace_.lines().size();
  return outcomes;
}

}  // namespace

Outcomes Simulate(const Plan& plan) { return World(plan).Live(); }

Plan MadeSmall(Plan plan) {
  for (const PlanPart& part : PlanParts()) {
    Plan smaller = plan;
    smaller.*part.amount = 0;
    if (!Simulate(smaller).complaints.empty()) plan = smaller;
  }
  // Of what is needed, as little as may be. Fewer bursts move the others.
  for (const PlanPart& part : PlanParts()) {
    for (Plan smaller = plan; part.is_count && smaller.*part.amount > 1;) {
      --(smaller.*part.amount);
      if (!Simulate(smaller).complaints.empty()) plan = smaller;
    }
  }
  return plan;
}

}  // namespace intake::simulation
