#include "core/feed/usage_feed.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/base/error.h"

namespace intake {
namespace {

constexpr size_t kBatchEvents = 1000;
// One page looks at no more than this: then it answers with what it has.
constexpr size_t kPageEventsMax = 20'000;
constexpr size_t kCheckBytes = 4;

absl::Status Invalid(absl::string_view cursor) {
  return ErrorWithReason(
      absl::StatusCode::kInvalidArgument, "CURSOR_INVALID",
      absl::StrCat("\"", cursor, "\" is no cursor that this store has given"));
}

absl::Status Ahead(absl::string_view cursor) {
  return ErrorWithReason(
      absl::StatusCode::kOutOfRange, "CURSOR_AHEAD",
      absl::StrCat("cursor \"", cursor,
                   "\" is not of this store, or of a later state of it: was "
                   "the store restored from a copy?"));
}

std::string CursorOf(const LoggedEvent& event) {
  return absl::StrCat(
      event.position, "-",
      absl::BytesToHexString(
          absl::string_view(event.chain_hash).substr(0, kCheckBytes)));
}

absl::StatusOr<LoggedEvent> EventAt(EventLog& log, uint64_t position) {
  absl::StatusOr<LogPage> page =
      log.ReadLog(position - 1, 1, LogScope::kEverything);
  if (!page.ok()) return page.status();
  if (page->events.empty()) return absl::OutOfRangeError("no such event");
  return std::move(page->events.front());
}

// The event that `cursor` stands behind.
absl::StatusOr<LoggedEvent> EventOf(EventLog& log, absl::string_view cursor) {
  const std::vector<absl::string_view> parts = absl::StrSplit(cursor, '-');
  uint64_t position = 0;
  if (parts.size() != 2 || !absl::SimpleAtoi(parts[0], &position) ||
      position == 0 || parts[1].size() != 2 * kCheckBytes) {
    return Invalid(cursor);
  }
  absl::StatusOr<LoggedEvent> event = EventAt(log, position);
  if (absl::IsOutOfRange(event.status())) return Ahead(cursor);
  if (event.ok() && CursorOf(*event) != cursor) return Ahead(cursor);
  return event;
}

absl::StatusOr<uint64_t> PositionOf(EventLog& log, absl::string_view cursor) {
  if (cursor.empty()) return uint64_t{0};
  const absl::StatusOr<LoggedEvent> event = EventOf(log, cursor);
  if (!event.ok()) return event.status();
  return event->position;
}

std::string ReceiptCodeOf(const EventBody& body) {
  if (const auto* judged = std::get_if<SubmissionJudged>(&body)) {
    return judged->receipt.code;
  }
  if (const auto* resolved = std::get_if<HoldResolved>(&body)) {
    return resolved->receipt_code;
  }
  if (const auto* undone = std::get_if<SubmissionUndone>(&body)) {
    return undone->receipt_code;
  }
  return "";
}

void AddRows(const LoggedEvent& logged, std::vector<FeedRow>& rows) {
  const std::vector<UsageChange>* const changes = ChangesIn(logged.event.body);
  if (changes == nullptr) return;
  for (size_t i = 0; i < changes->size(); ++i) {
    rows.push_back({.id = absl::StrCat(logged.position, "-", i),
                    .account_number = logged.event.stream,
                    .change = (*changes)[i],
                    .receipt_code = ReceiptCodeOf(logged.event.body),
                    .recorded_at = logged.event.recorded_at});
  }
}

}  // namespace

const std::vector<UsageChange>* ChangesIn(const EventBody& body) {
  if (const auto* judged = std::get_if<SubmissionJudged>(&body)) {
    return &judged->changes;
  }
  if (const auto* resolved = std::get_if<HoldResolved>(&body)) {
    return &resolved->effects.changes;
  }
  if (const auto* amended = std::get_if<ReadingAmended>(&body)) {
    return &amended->effects.changes;
  }
  if (const auto* undone = std::get_if<SubmissionUndone>(&body)) {
    return &undone->effects.changes;
  }
  if (const auto* replaced = std::get_if<MeterReplaced>(&body)) {
    return &replaced->effects.changes;
  }
  if (const auto* closed = std::get_if<AccountClosed>(&body)) {
    return &closed->effects.changes;
  }
  if (const auto* restated = std::get_if<UsageRestated>(&body)) {
    return &restated->changes;
  }
  return nullptr;
}

absl::StatusOr<FeedPage> ReadFeed(EventLog& log, absl::string_view cursor,
                                  absl::string_view until_cursor,
                                  size_t rows_max) {
  const absl::StatusOr<uint64_t> after = PositionOf(log, cursor);
  if (!after.ok()) return after.status();
  const absl::StatusOr<uint64_t> end =
      until_cursor.empty() ? log.LastPosition() : PositionOf(log, until_cursor);
  if (!end.ok()) return end.status();

  FeedPage page;
  uint64_t reached = *after;
  const uint64_t look_until = std::min(*end, *after + kPageEventsMax);
  while (reached < look_until && page.rows.size() < rows_max) {
    const absl::StatusOr<LogPage> batch = log.ReadLog(
        reached, std::min<size_t>(kBatchEvents, look_until - reached),
        LogScope::kWithoutDefinitions);
    if (!batch.ok()) return batch.status();
    reached = batch->reached;
    for (const LoggedEvent& event : batch->events) {
      AddRows(event, page.rows);
      if (page.rows.size() < rows_max) continue;
      reached = event.position;
      break;
    }
  }
  page.caught_up = reached >= *end;
  if (reached == *after) {
    page.next_cursor = std::string(cursor);
    return page;
  }
  absl::StatusOr<std::string> next = CursorAt(log, reached);
  if (!next.ok()) return next.status();
  page.next_cursor = *std::move(next);
  return page;
}

absl::StatusOr<ChangesAcknowledged> PlaceOfCursor(EventLog& log,
                                                  absl::string_view cursor) {
  const absl::StatusOr<LoggedEvent> event = EventOf(log, cursor);
  if (!event.ok()) return event.status();
  return ChangesAcknowledged{.position = event->position,
                             .recorded_at = event->event.recorded_at};
}

absl::StatusOr<std::string> CursorAt(EventLog& log, uint64_t position) {
  if (position == 0) return std::string();
  const absl::StatusOr<LoggedEvent> event = EventAt(log, position);
  if (!event.ok()) return event.status();
  return CursorOf(*event);
}

}  // namespace intake
