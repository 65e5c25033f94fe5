// The feed to billing: the usage changes of all accounts, in the order in which
// they were decided. It is nothing but a walk through the log, so the same
// cursor gives the same rows for ever.

#ifndef INTAKE_CORE_FEED_USAGE_FEED_H_
#define INTAKE_CORE_FEED_USAGE_FEED_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/model/event.h"
#include "core/model/usage_change.h"
#include "core/ports/event_log.h"

namespace intake {

struct FeedRow {
  // `<position>-<index>`.
  std::string id;
  std::string account_number;
  UsageChange change;
  // Empty where staff decided of their own.
  std::string receipt_code;
  absl::Time recorded_at;
};

struct FeedPage {
  std::vector<FeedRow> rows;
  // After these rows.
  std::string next_cursor;
  bool caught_up = false;
};

// What follows `cursor` (empty: all) up to `until_cursor` (empty: the end).
// About `rows_max`, since the rows of one event stay together; fewer, even
// none, before the end where much of the log has nothing to tell.
//
// INVALID_ARGUMENT `CURSOR_INVALID`; OUT_OF_RANGE `CURSOR_AHEAD`: the log has
// not come so far, or is another one.
absl::StatusOr<FeedPage> ReadFeed(EventLog& log, absl::string_view cursor,
                                  absl::string_view until_cursor,
                                  size_t rows_max);

// The place of `cursor`, for Admission::Acknowledge. Errors as above.
absl::StatusOr<ChangesAcknowledged> PlaceOfCursor(EventLog& log,
                                                  absl::string_view cursor);

// The cursor after all up to `position`; empty for 0.
absl::StatusOr<std::string> CursorAt(EventLog& log, uint64_t position);

// What `event` tells billing; null where its kind never tells anything.
const std::vector<UsageChange>* ChangesIn(const EventBody& body);

}  // namespace intake

#endif  // INTAKE_CORE_FEED_USAGE_FEED_H_
