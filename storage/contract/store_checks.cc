#include "storage/contract/store_checks.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "core/base/receipt_code.h"
#include "gmock/gmock.h"
#include "storage/contract/store_contents.h"
#include "storage/memory/memory_store.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

absl::StatusOr<std::vector<Event>> EventsOf(SqliteStore& store) {
  const absl::StatusOr<uint64_t> last = store.LastPosition();
  if (!last.ok()) return last.status();
  std::vector<Event> events;
  while (events.size() < *last) {
    absl::StatusOr<LogPage> page =
        store.ReadLog(events.size(), 1000, LogScope::kEverything);
    if (!page.ok()) return page.status();
    for (LoggedEvent& logged : page->events) {
      events.push_back(std::move(logged.event));
    }
  }
  return events;
}

absl::Status CheckEvents(const std::vector<Event>& events,
                         const StoreHistory& history) {
  std::vector<Event> wanted = history.acknowledged;
  if (events == wanted) return absl::OkStatus();
  wanted.insert(wanted.end(), history.unknown.begin(), history.unknown.end());
  if (events == wanted) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat(
      "got ", events.size(), " events, wanted ", history.acknowledged.size(),
      " acknowledged and all or none of ", history.unknown.size()));
}

absl::Status CheckReceiptNumbers(SqliteStore& store,
                                 const std::vector<Event>& events) {
  uint64_t highest = 0;
  for (const Event& event : events) {
    const auto* judged = std::get_if<SubmissionJudged>(&event.body);
    if (judged == nullptr) continue;
    const absl::StatusOr<uint64_t> number =
        ParseReceiptCode(judged->receipt.code);
    if (number.ok()) highest = std::max(highest, *number);
  }
  const uint64_t next = store.TakeReceiptNumbers(1);
  if (next > highest) return absl::OkStatus();
  return absl::DataLossError(
      absl::StrCat("receipt number ", next, " comes after ", highest));
}

}  // namespace

absl::Status CheckJournal(SqliteStore& store, const StoreHistory& history) {
  const absl::StatusOr<std::vector<Event>> events = EventsOf(store);
  if (!events.ok()) return events.status();
  absl::Status status = CheckEvents(*events, history);
  if (status.ok()) status = CheckReceiptNumbers(store, *events);
  if (!status.ok()) return status;

  uint32_t sequence = 1;
  for (const Event& event : *events) {
    if (event.stream == kChannelsStream) sequence = event.sequence + 1;
  }
  status = store.Append({{.stream = kChannelsStream,
                          .sequence = sequence,
                          .recorded_at = absl::FromUnixSeconds(1'500'000'000),
                          .actor = "tester",
                          .body = ChannelDefined{{.id = "afterwards"}}}});
  if (!status.ok()) return status;
  const absl::StatusOr<uint64_t> verified = store.Verify();
  if (!verified.ok()) return verified.status();
  if (*verified == events->size() + 1) return absl::OkStatus();
  return absl::DataLossError(
      absl::StrCat(*verified, " events verified, wanted ", events->size() + 1));
}

void ExpectAnswersFollowJournal(SqliteStore& store) {
  const absl::StatusOr<std::vector<Event>> events = EventsOf(store);
  ASSERT_THAT(events, IsOk());
  MemoryStore memory;
  for (const Event& event : *events) {
    ASSERT_THAT(memory.Append({&event, 1}), IsOk());
  }
  ExpectSameContents(ContentsOf(store, store, store, *events),
                     ContentsOf(memory, memory, memory, *events));
}

}  // namespace intake::testing
