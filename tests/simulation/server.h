// The server as its clients know it: it takes calls, decides them in groups,
// answers - and is killed, restarted, paused and put on other clocks and zones.

#ifndef INTAKE_TESTS_SIMULATION_SERVER_H_
#define INTAKE_TESTS_SIMULATION_SERVER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/admission/admission.h"
#include "tests/simulation/book.h"
#include "tests/simulation/call.h"
#include "tests/simulation/disk.h"
#include "tests/simulation/witness.h"

namespace intake::simulation {

// Not thread-safe.
class Server {
 public:
  // What is passed by reference outlives the server.
  Server(const Plan& plan, Storage& storage, Disk& disk, Timeline& timeline,
         Book& book, Witness& witness, Trace& trace);

  // Starts, now or as soon as the disk lets it.
  void Start();
  bool up() const { return admission_ != nullptr; }

  // `answered` may never be called: then the server was killed meanwhile.
  // REQUIRES: up().
  void Take(const Call& call, const Answered& answered);

  // What waits is lost, and it starts again after a while.
  void Kill();
  // What waits is answered first.
  void Restart();
  // Nothing happens in it until then.
  void PauseFor(absl::Duration time);
  // Its next start has another time zone.
  void ChangeZone();

  // It is killed no more while it answers, and goes on at once.
  void Repair();

  const RuleBook& rules() const { return *rules_; }
  bool zone_changed() const { return zone_changed_; }

 private:
  using Outbox = std::vector<std::pair<Answered, Reply>>;

  void SetZone(const char* name);
  void StartAfter(absl::Duration delay);
  void StepAfter(absl::Duration delay);
  void Step();
  // Sends the first `answers_max` of what is to be answered.
  void Flush(size_t answers_max);
  void Tally(const Call& call, const Reply& reply);
  void CheckCounts();
  void End();

  const Plan& plan_;
  Storage& storage_;
  Disk& disk_;
  Timeline& timeline_;
  Book& book_;
  Witness& witness_;
  Trace& trace_;
  Chance chance_;
  std::optional<RuleBook> rules_;
  bool zone_changed_ = false;
  bool is_calm_ = false;
  bool starting_ = false;
  bool step_is_due_ = false;
  absl::Duration paused_until_;
  // Which process it is: what was meant for an earlier one is lost.
  uint64_t process_ = 0;
  std::unique_ptr<Admission> admission_;
  Outbox outbox_;
  // What the process was asked and has answered, to compare with its own
  // counts.
  AdmissionCounts counted_;
};

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_SERVER_H_
