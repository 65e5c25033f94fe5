// The life of one account as a list of actions, each of which stands
// for itself, so that any of them may be left out. Beside the bounded state it
// keeps everything, without any bound, to compare with.

#ifndef INTAKE_TESTS_SUPPORT_LIFE_H_
#define INTAKE_TESTS_SUPPORT_LIFE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "core/decide/decide.h"
#include "core/decide/staff_decisions.h"
#include "core/model/billing_register.h"
#include "core/model/channel.h"

namespace intake::testing {

enum class ActionKind : uint8_t {
  kSubmit,
  kAnswer,
  kApprove,
  kReject,
  kAmend,
  kReplaceMeter,
  kImport,
  kClosePeriod,
  kAcknowledge,
  kCloseAccount,
  kUndo,
};

// `seed` decides all that the kind leaves open.
struct Action {
  ActionKind kind = ActionKind::kSubmit;
  int days_later = 0;
  uint64_t seed = 0;
};

std::vector<Action> RandomActions(uint64_t seed, size_t count);
std::string Described(const std::vector<Action>& actions);

class Life {
 public:
  Life();

  // What is wrong after it; empty where all promises hold.
  std::string Play(const Action& action);

  const AccountState& state() const { return state_; }
  // Of the account and of billing, as they would be appended.
  const std::vector<Event>& events() const { return events_; }
  // How often something of that name happened: `accepted`, `approved`, ….
  const std::map<std::string, int>& counts() const { return counts_; }

 private:
  // Serial and dial name a register for ever.
  using Dial = std::tuple<std::string, RegisterKind>;
  struct Model {
    std::map<absl::CivilDay, Milli> live;
    // What billing was told in all, and what it knew from the start.
    Milli told = 0;
    Milli known = 0;
  };

  uint64_t Below(uint64_t limit) { return random_() % limit; }
  const ChannelPolicy& AnyChannel();
  Dial DialOf(RegisterRef ref) const;
  absl::Time Now() const;
  StaffFacts StaffFactsNow() const;
  std::string Value(RegisterRef ref, absl::CivilDay date);

  void Submit();
  void Answer();
  void Approve();
  void Reject();
  void Amend();
  void ReplaceMeter();
  void Import();
  void ClosePeriod();
  void Acknowledge();
  void CloseAccount();
  void Undo();

  void Judge(const ChannelPolicy& channel, const Submission& submission,
             std::optional<CodeAnswer> answer);
  void Record(EventBody body);
  void RecordBilling(EventBody body);
  template <typename Body>
  void Resolve(const absl::StatusOr<Body>& body, const std::string& what);
  void Follow(const EventBody& body);
  void Follow(const SubmissionJudged& judged);
  void FollowEffects(const ReadingEffects& effects);
  void FollowChanges(const std::vector<UsageChange>& changes);
  void Add(RegisterRef ref, absl::CivilDay date, Milli value);
  void Remove(RegisterRef ref, absl::CivilDay date);

  // The live readings of each register whose memory is whole.
  std::map<Dial, std::map<absl::CivilDay, Milli>> LiveIn(
      const AccountState& state) const;

  void CheckSums();
  void CheckStateRemembersTheLatest();
  void CheckAverages();
  void Complain(std::string complaint);

  std::mt19937_64 random_;
  absl::TimeZone zone_;
  std::optional<RuleBook> rules_;
  std::vector<ChannelPolicy> channels_;
  absl::CivilDay today_;
  Account defined_;
  AccountState state_;
  BillingRegister billing_;
  std::map<Dial, Model> models_;
  std::vector<Event> events_;
  std::map<std::string, int> counts_;
  std::string complaints_;
  uint64_t submissions_ = 0;
};

}  // namespace intake::testing

#endif  // INTAKE_TESTS_SUPPORT_LIFE_H_
