#include "tests/simulation/audit.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/base/civil_time.h"
#include "core/replay/replay.h"

namespace intake::simulation {
namespace {

constexpr size_t kPageItems = 7;

// Nothing of the journal has vanished or changed since it was first read.
void CheckJournal(Storage& storage, const Book& book, Trace& trace) {
  Book again(trace);
  again.Follow(storage.log());
  if (again.position() != book.position() || again.states() != book.states()) {
    trace.Complain("the journal is not what it was: ", again.position(),
                   " events, of ", book.position());
  }
  const absl::StatusOr<uint64_t> verified = storage.maintenance().Verify();
  if (!verified.ok()) {
    trace.Complain("the store does not verify: ",
                   std::string(verified.status().message()));
  }
}

void CheckStates(Storage& storage, const Book& book, Trace& trace) {
  std::vector<std::string> streams;
  for (const auto& [stream, state] : book.states()) streams.push_back(stream);
  const auto states = storage.events().LoadStates(streams);
  if (!states.ok()) {
    return trace.Complain("no states: ",
                          std::string(states.status().message()));
  }
  for (size_t i = 0; i < streams.size(); ++i) {
    if ((*states)[i] != book.states().at(streams[i])) {
      trace.Complain("the state of ", streams[i],
                     " is not what its events add up to");
    }
  }
}

void CheckHeld(Storage& storage, const Book& book, Trace& trace) {
  std::set<std::string> waiting;
  for (const auto& [stream, state] : book.states()) {
    for (const OpenSubmission& open : state.open) {
      if (open.waits() && open.outcome == Outcome::kHeld) {
        waiting.insert(open.receipt_code);
      }
    }
  }
  std::set<std::string> listed;
  std::optional<HeldKey> after;
  do {
    const auto page = storage.queries().ListHeld({}, after, kPageItems);
    if (!page.ok()) return trace.Complain("the held are not listed");
    for (const HeldRow& row : page->rows) {
      listed.insert(row.judged.receipt.code);
    }
    after = page->next;
  } while (after);
  if (listed != waiting) {
    trace.Complain(listed.size(), " are listed as held, ", waiting.size(),
                   " wait");
  }
}

void CheckReadings(Storage& storage, const Book& book, Trace& trace) {
  using Live = std::map<absl::CivilDay, Milli>;
  std::map<DialName, Live> listed;
  for (const auto& [stream, state] : book.states()) {
    if (!state.account) continue;
    Page<ReadingKey> page{.items_max = kPageItems};
    do {
      const auto rows = storage.queries().ListReadings(stream, page);
      if (!rows.ok()) return trace.Complain("the readings are not listed");
      for (const ReadingRow& row : rows->rows) {
        if (row.state != ReadingState::kLive) continue;
        listed[{stream, row.serial, row.slot.kind}][row.date] = row.value;
      }
      page.before = rows->next;
    } while (page.before);
  }
  for (const auto& [name, dial] : book.dials().all()) {
    if (listed[name] != dial.live) {
      trace.Complain("account ", std::get<0>(name), ": ", listed[name].size(),
                     " live readings are listed of ", dial.live.size());
    }
  }
}

void CheckReceipts(Storage& storage, const Book& book, Trace& trace) {
  std::map<std::pair<std::string, Outcome>, uint64_t> made;
  for (const auto& [code, given] : book.receipts()) {
    ++made[{given.judged.channel, given.judged.receipt.outcome}];
    const auto found = storage.queries().FindReceipt(code);
    if (!found.ok() || *found != given.judged) {
      trace.Complain("the receipt ", code, " is not found as it was given");
    }
  }
  std::map<std::pair<std::string, Outcome>, uint64_t> counted;
  const auto counts = storage.queries().CountArrivals(
      absl::FromCivil(absl::CivilYear(1900), absl::UTCTimeZone()),
      absl::FromCivil(absl::CivilYear(2200), absl::UTCTimeZone()));
  if (!counts.ok()) return trace.Complain("the arrivals are not counted");
  for (const ArrivalCount& count : *counts) {
    counted[{count.channel, count.outcome}] = count.submissions;
  }
  if (counted != made) trace.Complain("the arrivals are not those judged");
}

}  // namespace

void AuditStore(Storage& storage, const Book& book, Trace& trace) {
  CheckJournal(storage, book, trace);
  CheckStates(storage, book, trace);
  CheckHeld(storage, book, trace);
  CheckReadings(storage, book, trace);
  CheckReceipts(storage, book, trace);
}

void AuditDecisions(Storage& storage, const RuleBook& rules, Trace& trace) {
  const absl::Status status = Replay(
      storage.log(), rules, {},
      {.change =
           [&trace](const ReplayChange& change) {
             trace.Complain("judged again, ", change.was.code, " on ",
                            change.channel, " is ",
                            static_cast<int>(change.now.outcome), ", was ",
                            static_cast<int>(change.was.outcome));
             return true;
           },
       .progress = [](const ReplayProgress&) { return true; }});
  if (!status.ok()) {
    trace.Complain("the past cannot be judged: ",
                   std::string(status.message()));
  }
}

}  // namespace intake::simulation
