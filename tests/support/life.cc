#include "tests/support/life.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"
#include "core/base/receipt_code.h"
#include "core/decide/evolve.h"
#include "core/decide/redefine_account.h"
#include "core/decide/usage_changes.h"
#include "core/model/channel_register.h"
#include "core/rules/usage.h"

namespace intake::testing {
namespace {

constexpr absl::CivilDay kStart(2014, 1, 1);

// Dials that wrap every hundred days or so.
Installation Meter(Commodity commodity, MeteringPoint point, std::string serial,
                   absl::CivilDay installed_on,
                   std::vector<RegisterKind> kinds) {
  Installation meter{.commodity = commodity,
                     .point = point,
                     .serial = std::move(serial),
                     .installed_on = installed_on};
  for (const RegisterKind kind : kinds) {
    meter.registers.push_back({.kind = kind, .whole_digits = 3});
  }
  return meter;
}

constexpr const char* kKindNames[] = {
    "submit",      "answer",        "approve", "reject",
    "amend",       "replace",       "import",  "close period",
    "acknowledge", "close account", "undo"};

}  // namespace

std::vector<Action> RandomActions(uint64_t seed, size_t count) {
  std::mt19937_64 random(seed);
  std::vector<Action> actions;
  for (size_t i = 0; i < count; ++i) {
    constexpr ActionKind kOften[] = {
        ActionKind::kSubmit,     ActionKind::kSubmit,
        ActionKind::kSubmit,     ActionKind::kSubmit,
        ActionKind::kAnswer,     ActionKind::kAnswer,
        ActionKind::kApprove,    ActionKind::kReject,
        ActionKind::kAmend,      ActionKind::kUndo,
        ActionKind::kUndo,       ActionKind::kReplaceMeter,
        ActionKind::kImport,     ActionKind::kClosePeriod,
        ActionKind::kAcknowledge};
    ActionKind kind = kOften[random() % std::size(kOften)];
    // The end of an account ends most of the fun.
    if (random() % 200 == 0) kind = ActionKind::kCloseAccount;
    actions.push_back({kind, static_cast<int>(random() % 6), random()});
  }
  return actions;
}

std::string Described(const std::vector<Action>& actions) {
  std::string text;
  for (const Action& action : actions) {
    absl::StrAppend(&text, "  +", action.days_later,
                    " days: ", kKindNames[static_cast<size_t>(action.kind)],
                    " seed ", action.seed, "\n");
  }
  return text;
}

Life::Life() : today_(kStart + 20) {
  absl::LoadTimeZone("Europe/Samara", &zone_);
  rules_ = RuleBook::Create({RuleSet{}}, zone_).value();
  channels_ = AnnouncedChannels(zone_);
  channels_.push_back({.id = "inspector", .trust = Trust::kInspector});
  defined_ = {
      .number = "1234567890",
      .installations = {Meter(Commodity::kElectricity, MeteringPoint::kMain,
                              "E0", kStart,
                              {RegisterKind::kDay, RegisterKind::kNight}),
                        Meter(Commodity::kHotWater, MeteringPoint::kKitchen,
                              "W0", kStart, {RegisterKind::kTotal})},
      .history = {{.installation = 1, .date = kStart, .value = 900'000},
                  {.installation = 1, .date = kStart + 10, .value = 950'000}}};
  Record(AccountDefined{defined_});
  models_[{"W0", RegisterKind::kTotal}].known = 50'000;
}

absl::Time Life::Now() const {
  // No two events have the same moment.
  return absl::FromCivil(absl::CivilHour(today_) + 12, zone_) +
         absl::Microseconds(events_.size());
}

StaffFacts Life::StaffFactsNow() const {
  return {.rules = &*rules_, .billing = &billing_, .now = Now()};
}

const ChannelPolicy& Life::AnyChannel() {
  return channels_[Below(channels_.size())];
}

Life::Dial Life::DialOf(RegisterRef ref) const {
  return {InstallationOf(*state_.account, ref).serial,
          RegisterOf(*state_.account, ref).kind};
}

std::string Life::Play(const Action& action) {
  today_ += action.days_later;
  random_.seed(action.seed);
  switch (action.kind) {
    case ActionKind::kSubmit:
      Submit();
      break;
    case ActionKind::kAnswer:
      Answer();
      break;
    case ActionKind::kApprove:
      Approve();
      break;
    case ActionKind::kReject:
      Reject();
      break;
    case ActionKind::kAmend:
      Amend();
      break;
    case ActionKind::kReplaceMeter:
      ReplaceMeter();
      break;
    case ActionKind::kImport:
      Import();
      break;
    case ActionKind::kClosePeriod:
      ClosePeriod();
      break;
    case ActionKind::kAcknowledge:
      Acknowledge();
      break;
    case ActionKind::kCloseAccount:
      CloseAccount();
      break;
    case ActionKind::kUndo:
      Undo();
      break;
  }
  CheckSums();
  CheckStateRemembersTheLatest();
  CheckAverages();
  return complaints_;
}

// Mostly near the truth, at times anything.
std::string Life::Value(RegisterRef ref, absl::CivilDay date) {
  const int64_t days = date - InstallationOf(*state_.account, ref).installed_on;
  int64_t value = (std::get<0>(DialOf(ref)) == "W0" ? 900 : 0) + days * 10;
  if (Below(3) == 0) value += static_cast<int64_t>(Below(60)) - 30;
  if (Below(10) == 0) value = static_cast<int64_t>(Below(1000));
  if (Below(30) == 0) value *= 10;
  return absl::StrCat((value + 100'000) % (Below(20) == 0 ? 10'000 : 1000));
}

void Life::Submit() {
  Submission submission{.request_key = absl::StrCat("k", submissions_),
                        .account_number = state_.account->number};
  absl::CivilDay date = today_;
  if (Below(4) == 0) {
    date -= static_cast<int>(Below(40));
    submission.reading_date = date;
  }
  submission.evidence = {.sender = absl::StrCat(Below(2)),
                         .agent = "petrov",
                         .signature = Signature::kPresent};
  const std::vector<RegisterSlot> slots = SlotsOn(*state_.account, date);
  OrderedValues ordered;
  NamedValues named;
  for (const RegisterSlot& slot : slots) {
    const std::string value = Value(slot.ref, date);
    ordered.values.push_back(value);
    if (slot.commodity == Commodity::kHotWater) {
      named.values.push_back({.point = slot.point, .value = value});
    }
  }
  if (Below(4) == 0 && !named.values.empty()) {
    submission.content = named;
  } else {
    submission.content = ordered;
  }
  Judge(AnyChannel(), submission, std::nullopt);
}

void Life::Answer() {
  if (state_.open.empty()) return;
  const OpenSubmission open = state_.open[Below(state_.open.size())];
  const auto channel =
      std::find_if(channels_.begin(), channels_.end(),
                   [&](const auto& one) { return one.id == open.channel; });
  const bool stranger = Below(5) == 0;
  const CodeAnswer answer{.code = open.receipt_code, .yes = Below(3) != 0};
  const Submission submission{
      .request_key = absl::StrCat("k", submissions_),
      .content = answer,
      .evidence = {.sender = stranger ? "x" : open.sender}};
  const size_t before = events_.size();
  Judge(*channel, submission, answer);
  const Receipt& receipt =
      std::get<SubmissionJudged>(events_[before].body).receipt;
  if (receipt.outcome == Outcome::kRefused) return;
  ++counts_["answered"];
  if (stranger) Complain("a stranger answered");
  if (!open.waits()) Complain("a code was answered twice");
  if (!open.answer_until || today_ > *open.answer_until) {
    Complain("a code was answered when its time was over");
  }
  if (open.needs_staff && (!answer.yes || open.proposal.empty())) {
    Complain("the customer released what needs staff");
  }
}

void Life::Judge(const ChannelPolicy& channel, const Submission& submission,
                 std::optional<CodeAnswer> answer) {
  Record(Decide(state_,
                {.channel = &channel,
                 .rules = &*rules_,
                 .received_at = Now(),
                 .receipt_number = ++submissions_,
                 .billing = &billing_,
                 .answer = std::move(answer)},
                submission));
}

void Life::Approve() {
  if (state_.open.empty()) return;
  const OpenSubmission open = state_.open[Below(state_.open.size())];
  Approval approval{.receipt_code = open.receipt_code,
                    .decision = {"ivanova", "looked"},
                    .rolled_over = Below(4) == 0};
  if (Below(3) == 0 && !open.values.empty()) {
    const RegisterSlot& slot = open.values.front().slot;
    const RegisterHistory* history = HistoryOf(state_, slot.ref);
    if (history != nullptr && !history->readings.empty()) {
      approval.neighbours.push_back(
          {.target = {.kind = slot.kind,
                      .serial =
                          InstallationOf(*state_.account, slot.ref).serial},
           .date = history->readings.back().date});
    }
  }
  const absl::StatusOr<HoldResolved> resolved =
      intake::Approve(state_, StaffFactsNow(), approval);
  if (resolved.ok() && !open.waits()) Complain("approved twice");
  Resolve(resolved, "approved");
}

void Life::Reject() {
  if (state_.open.empty()) return;
  const OpenSubmission open = state_.open[Below(state_.open.size())];
  const absl::StatusOr<HoldResolved> resolved = intake::Reject(
      state_, StaffFactsNow(),
      {.receipt_code = open.receipt_code, .decision = {"ivanova", "looked"}});
  if (resolved.ok() && !open.waits()) Complain("rejected twice");
  Resolve(resolved, "rejected");
}

void Life::Amend() {
  const RegisterHistory& history =
      state_.registers[Below(state_.registers.size())];
  if (history.readings.empty()) return;
  const LiveReading live = history.readings[Below(history.readings.size())];
  Amendment amendment{
      .target = {.kind = RegisterOf(*state_.account, history.target).kind,
                 .serial =
                     InstallationOf(*state_.account, history.target).serial},
      .date = live.date,
      .was = live.value,
      .decision = {"ivanova", "a mistake"}};
  if (Below(3) != 0) {
    amendment.now = std::clamp<Milli>(
        live.value + (static_cast<Milli>(Below(40)) - 20) * 1000, 0, 999'000);
  }
  Resolve(intake::Amend(state_, StaffFactsNow(), amendment), "amended");
}

void Life::ReplaceMeter() {
  if (state_.account->installations.size() > 6 || Below(2) == 0) return;
  const bool two_tariffs = Below(2) == 0;
  MeterExchange exchange{
      .replaced_on = today_ - static_cast<int>(Below(10)),
      .installed = Meter(
          Commodity::kElectricity, MeteringPoint::kMain,
          absl::StrCat("E", state_.account->installations.size()), {},
          two_tariffs ? std::vector{RegisterKind::kDay, RegisterKind::kNight}
                      : std::vector{RegisterKind::kTotal}),
      .decision = {"ivanova", "exchanged"}};
  if (two_tariffs) {
    exchange.opening = {{RegisterKind::kDay, 0}, {RegisterKind::kNight, 0}};
  } else {
    exchange.opening = {{std::nullopt, 0}};
  }
  for (const RegisterSlot& slot :
       SlotsOn(*state_.account, exchange.replaced_on - 1)) {
    if (slot.commodity != Commodity::kElectricity || Below(5) == 0) continue;
    exchange.closing.push_back(
        {slot.kind, *ParseAmount(Value(slot.ref, exchange.replaced_on))});
  }
  Resolve(intake::ReplaceMeter(state_, StaffFactsNow(), exchange), "replaced");
}

// The record that the back office has: without the meters exchanged here it is
// not taken, so those are in it.
void Life::Import() {
  if (Below(3) != 0) return;
  Account account = *state_.account;
  account.history = defined_.history;
  account.holder = absl::StrCat("holder ", Below(100));
  if (!NormalizeAccount(account).ok()) return;
  ++counts_["imported"];
  defined_ = account;
  const Charging charging(rules_->At(Now()), today_, &billing_);
  std::vector<UsageChange> changes =
      ChangesByRedefinition(state_, {account}, charging);
  Record(AccountDefined{account});
  if (!changes.empty()) Record(UsageRestated{std::move(changes)});
}

void Life::ClosePeriod() {
  if (Below(4) != 0) return;
  const absl::CivilMonth month = absl::CivilMonth(today_) - 1;
  if (!billing_.IsClosed(month)) RecordBilling(PeriodClosed{month});
}

void Life::Acknowledge() {
  if (Below(3) != 0) return;
  RecordBilling(ChangesAcknowledged{events_.size(), Now()});
}

void Life::CloseAccount() {
  Resolve(intake::CloseAccount(
              state_, StaffFactsNow(),
              {.closed_on = today_, .decision = {"ivanova", "moved out"}}),
          "closed");
}

// What was handed in last. Where nothing has come since, all is as it was
// before.
void Life::Undo() {
  std::vector<Event> past;
  for (const Event& event : events_) {
    if (event.stream == defined_.number) past.push_back(event);
  }
  const auto judged =
      std::find_if(past.rbegin(), past.rend(), [](const Event& event) {
        return std::holds_alternative<SubmissionJudged>(event.body);
      });
  if (judged == past.rend()) return;
  const absl::StatusOr<SubmissionUndone> undone = intake::Undo(
      state_, StaffFactsNow(), past,
      {.receipt_code = std::get<SubmissionJudged>(judged->body).receipt.code,
       .decision = {"petrov", "a slip"}});
  const bool again =
      undone.ok() &&
      std::any_of(past.begin(), past.end(), [&](const auto& one) {
        return one.body == EventBody(*undone);
      });
  if (again) return;
  Resolve(undone, "undone");
  if (!undone.ok() || judged != past.rbegin()) return;
  AccountState before;
  for (size_t i = 0; i + 1 < past.size(); ++i) Evolve(before, past[i]);
  if (LiveIn(before) != LiveIn(state_)) {
    Complain("undoing did not bring back what was before");
  }
}

std::map<Life::Dial, std::map<absl::CivilDay, Milli>> Life::LiveIn(
    const AccountState& state) const {
  std::map<Dial, std::map<absl::CivilDay, Milli>> live;
  for (const RegisterHistory& history : state.registers) {
    if (!HistoryOf(state_, history.target)->complete) continue;
    for (const LiveReading& reading : history.readings) {
      live[DialOf(history.target)][reading.date] = reading.value;
    }
  }
  return live;
}

template <typename Body>
void Life::Resolve(const absl::StatusOr<Body>& body, const std::string& what) {
  if (body.ok()) {
    ++counts_[what];
    Record(*body);
  } else {
    ++counts_[ReasonOf(body.status())];
  }
}

void Life::Record(EventBody body) {
  events_.push_back({.stream = defined_.number,
                     .sequence = state_.sequence + 1,
                     .recorded_at = Now(),
                     .actor = "desk",
                     .body = std::move(body)});
  Evolve(state_, events_.back());
  Follow(events_.back().body);
}

void Life::RecordBilling(EventBody body) {
  events_.push_back({.stream = kBillingStream,
                     .sequence = billing_.sequence + 1,
                     .recorded_at = Now(),
                     .actor = "billing",
                     .body = std::move(body)});
  Evolve(billing_, events_.back());
}

void Life::Follow(const EventBody& body) {
  if (const auto* judged = std::get_if<SubmissionJudged>(&body)) {
    Follow(*judged);
  } else if (const auto* resolved = std::get_if<HoldResolved>(&body)) {
    FollowEffects(resolved->effects);
  } else if (const auto* amended = std::get_if<ReadingAmended>(&body)) {
    FollowEffects(amended->effects);
  } else if (const auto* undone = std::get_if<SubmissionUndone>(&body)) {
    FollowEffects(undone->effects);
  } else if (const auto* replaced = std::get_if<MeterReplaced>(&body)) {
    FollowEffects(replaced->effects);
  } else if (const auto* closed = std::get_if<AccountClosed>(&body)) {
    FollowEffects(closed->effects);
  } else if (const auto* defined = std::get_if<AccountDefined>(&body)) {
    for (const HistoricReading& reading : defined->account.history) {
      const RegisterRef ref = {reading.installation, reading.register_index};
      const RegisterHistory& history = *HistoryOf(state_, ref);
      // What memory has lost is not filled again.
      if (!history.complete && reading.date < history.readings.front().date) {
        continue;
      }
      models_[DialOf(ref)].live.try_emplace(reading.date, reading.value);
    }
  } else if (const auto* restated = std::get_if<UsageRestated>(&body)) {
    FollowChanges(restated->changes);
  }
}

void Life::Follow(const SubmissionJudged& judged) {
  const Receipt& receipt = judged.receipt;
  if (receipt.outcome != Outcome::kAccepted) {
    ++counts_[receipt.outcome == Outcome::kHeld ? "held" : "refused"];
    if (!judged.superseded.empty() || !judged.changes.empty()) {
      Complain("what was not accepted changed something");
    }
    return;
  }
  ++counts_["accepted"];
  for (const SupersededReading& old : judged.superseded) {
    Remove(old.target, old.date);
  }
  for (const UnderstoodValue& value : receipt.understood) {
    if (judged.stands) continue;
    Add(value.slot.ref, *receipt.reading_date, value.value);
  }
  if (judged.superseded.empty() &&
      judged.changes.size() > 3 * receipt.understood.size()) {
    Complain("an accepted reading changed more than its two neighbours");
  }
  FollowChanges(judged.changes);
}

void Life::FollowEffects(const ReadingEffects& effects) {
  for (const RemovedReading& removed : effects.removed) {
    Remove(removed.target, removed.date);
  }
  for (const AddedReading& added : effects.added) {
    Add(added.slot.ref, added.date, added.value);
  }
  FollowChanges(effects.changes);
}

void Life::FollowChanges(const std::vector<UsageChange>& changes) {
  for (const UsageChange& change : changes) {
    ++counts_[change.usage < 0 ? "taken back" : "told"];
    models_[{change.serial, change.slot.kind}].told += change.usage;
    if (billing_.IsClosed(change.charged_in)) {
      Complain(
          absl::StrCat("charged in closed ", FormatMonth(change.charged_in)));
    }
  }
}

void Life::Add(RegisterRef ref, absl::CivilDay date, Milli value) {
  Model& model = models_[DialOf(ref)];
  if (!model.live.emplace(date, value).second) {
    Complain("two live readings of one register and date");
  }
}

void Life::Remove(RegisterRef ref, absl::CivilDay date) {
  if (models_[DialOf(ref)].live.erase(date) == 0) {
    Complain("what was removed was not live");
  }
}

// Promise 5: what billing was told is what the dial moved.
void Life::CheckSums() {
  for (const auto& [dial, model] : models_) {
    Milli moved = 0;
    const Milli* last = nullptr;
    for (const auto& [date, value] : model.live) {
      if (last != nullptr) moved += ForwardDistance(*last, value, 1'000'000);
      last = &value;
    }
    if (moved != model.told + model.known) {
      Complain(absl::StrCat("the dial ", std::get<0>(dial), " moved ", moved,
                            ", billing was told ", model.told, " and knew ",
                            model.known));
    }
  }
}

void Life::CheckStateRemembersTheLatest() {
  for (const RegisterHistory& history : state_.registers) {
    const auto& live = models_[DialOf(history.target)].live;
    auto newest = live.rbegin();
    bool same = history.readings.size() <= live.size() &&
                history.complete == (history.readings.size() == live.size());
    for (auto it = history.readings.rbegin();
         same && it != history.readings.rend(); ++it, ++newest) {
      same = it->date == newest->first && it->value == newest->second;
    }
    if (!same) Complain("the state does not remember the latest readings");
  }
}

// Kept from reading to reading, it is what the whole history gives.
void Life::CheckAverages() {
  for (const RegisterHistory& history : state_.registers) {
    const auto& live = models_[DialOf(history.target)].live;
    const Register& dial = RegisterOf(*state_.account, history.target);
    std::vector<std::pair<absl::CivilDay, Milli>> last;
    for (auto it = live.rbegin(); it != live.rend() && last.size() < 7; ++it) {
      last.push_back(*it);
    }
    std::optional<Milli> expected;
    if (last.size() >= 2) {
      Milli moved = 0;
      for (size_t i = 1; i < last.size(); ++i) {
        moved += ForwardDistance(last[i].second, last[i - 1].second, 1'000'000);
      }
      expected =
          moved / std::max<int64_t>(1, last.front().first - last.back().first);
    }
    if (AverageDailyUsage(history.readings, dial) != expected) {
      Complain("the average is not that of the whole history");
    }
  }
}

void Life::Complain(std::string complaint) {
  absl::StrAppend(&complaints_, FormatDate(today_), ": ", complaint, "\n");
}

}  // namespace intake::testing
