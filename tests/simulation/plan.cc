#include "tests/simulation/plan.h"

#include <iterator>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "tests/simulation/chance.h"

namespace intake::simulation {
namespace {

// Once in so many lives the real store is beneath: its files cost more than all
// the rest of a life.
constexpr uint64_t kSqliteOneIn = 40;

// Ends of months, of windows and of years, leap days, the end of e-mail, the
// nights in which Samara's clocks were changed for other zones.
constexpr absl::CivilHour kStarts[] = {
    absl::CivilHour(2014, 6, 20, 9),  absl::CivilHour(2014, 6, 30, 23),
    absl::CivilHour(2014, 1, 31, 22), absl::CivilHour(2014, 12, 31, 23),
    absl::CivilHour(2016, 2, 28, 23), absl::CivilHour(2016, 2, 29, 12),
    absl::CivilHour(2015, 2, 28, 20), absl::CivilHour(2014, 5, 25, 23),
    absl::CivilHour(2010, 3, 27, 22), absl::CivilHour(2011, 3, 26, 23),
    absl::CivilHour(2100, 2, 28, 12)};

constexpr PlanPart kParts[] = {
    {"zone_changes", &Plan::zone_changes, true},
    {"clock_jumps", &Plan::clock_jumps, true},
    {"very_slow", &Plan::very_slow},
    {"request_twice", &Plan::request_twice},
    {"request_lost", &Plan::request_lost},
    {"answer_lost", &Plan::answer_lost},
    {"pauses", &Plan::pauses, true},
    {"adapter_crashes", &Plan::adapter_crashes, true},
    {"restarts", &Plan::restarts, true},
    {"kills", &Plan::kills, true},
    {"read_fails", &Plan::read_fails},
    {"disk_full", &Plan::disk_full},
    {"append_fails", &Plan::append_fails},
    {"append_stored_unknown", &Plan::append_stored_unknown},
    {"append_power_loss", &Plan::append_power_loss},
    {"queue_items_max", &Plan::queue_items_max},
    {"group_items_max", &Plan::group_items_max},
    {"accounts_in_memory_max", &Plan::accounts_in_memory_max},
    {"imports", &Plan::imports, true},
    {"bills", &Plan::bills, true},
    {"reviews", &Plan::reviews, true},
    {"phone_calls", &Plan::phone_calls, true},
    {"bank_rows", &Plan::bank_rows, true},
    {"forms", &Plan::forms, true},
    {"messages", &Plan::messages, true},
    {"on_sqlite", &Plan::on_sqlite},
};

}  // namespace

// Each kind of trouble is there in every third life or so, and then often: what
// is always there a little hides what comes of much of it.
Plan PlanOf(uint64_t seed) {
  Chance chance(seed, "plan");
  const auto at_times = [&chance](uint64_t one_in_least, uint64_t one_in_most) {
    if (!chance.OneIn(3)) return uint64_t{0};
    return one_in_least + chance.Below(one_in_most - one_in_least + 1);
  };
  Plan plan{.seed = seed};
  plan.on_sqlite = chance.OneIn(kSqliteOneIn) ? 1 : 0;
  const absl::CivilHour start = chance.AnyOf(kStarts);
  plan.start = absl::FromCivil(start, absl::FixedTimeZone(4 * 60 * 60)) +
               chance.UpTo(absl::Hours(2));
  plan.accounts = 1 + chance.Below(5);
  plan.bursts = 2 + chance.Below(4);

  plan.messages = chance.Below(9);
  plan.forms = chance.Below(8);
  plan.bank_rows = chance.OneIn(2) ? 1 + chance.Below(8) : 0;
  plan.phone_calls = chance.OneIn(2) ? 1 + chance.Below(5) : 0;
  plan.reviews = chance.OneIn(2) ? 1 + chance.Below(8) : 0;
  plan.bills = chance.OneIn(2) ? 1 + chance.Below(6) : 0;
  plan.imports = chance.OneIn(3) ? 1 + chance.Below(4) : 0;

  plan.append_fails = at_times(3, 15);
  plan.append_stored_unknown = at_times(3, 15);
  plan.append_power_loss = at_times(5, 20);
  plan.disk_full = at_times(10, 30);
  plan.read_fails = at_times(3, 20);

  plan.request_lost = at_times(3, 20);
  plan.request_twice = at_times(3, 10);
  plan.answer_lost = at_times(3, 10);
  plan.very_slow = at_times(5, 20);

  plan.kills = at_times(1, 4);
  plan.restarts = at_times(1, 3);
  plan.pauses = at_times(1, 4);
  plan.adapter_crashes = at_times(1, 5);
  plan.clock_jumps = at_times(1, 5);
  plan.zone_changes = chance.OneIn(20) ? 1 : 0;

  plan.queue_items_max = at_times(1, 12);
  plan.group_items_max = at_times(1, 8);
  plan.accounts_in_memory_max = at_times(1, 3);
  return plan;
}

absl::Span<const PlanPart> PlanParts() { return kParts; }

std::string Described(const Plan& plan) {
  std::string text =
      absl::StrCat("seed ", plan.seed, ", from ", absl::FormatTime(plan.start),
                   ", accounts ", plan.accounts, ", bursts ", plan.bursts);
  for (const PlanPart& part : kParts) {
    if (plan.*part.amount == 0) continue;
    absl::StrAppend(&text, ", ", part.name, " ", plan.*part.amount);
  }
  return text;
}

}  // namespace intake::simulation
