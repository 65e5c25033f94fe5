// The events as they were appended: what audits, the feed to billing and
// replays read. Every answer includes what was appended before the question.

#ifndef INTAKE_CORE_PORTS_EVENT_LOG_H_
#define INTAKE_CORE_PORTS_EVENT_LOG_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/event.h"

namespace intake {

struct LoggedEvent {
  // 1, 2, 3, … over all streams, without gaps.
  uint64_t position = 0;
  Event event;
  // Of the event and all before it in its stream: 32 bytes.
  std::string chain_hash;
};

enum class LogScope : uint8_t {
  kEverything,
  // Without definitions of accounts, which are long and change no usage.
  kWithoutDefinitions,
};

struct LogPage {
  std::vector<LoggedEvent> events;
  // All up to here was looked at.
  uint64_t reached = 0;
};

// Thread-safe.
class EventLog {
 public:
  virtual ~EventLog() = default;

  // The position of the last event; 0 where there is none.
  virtual absl::StatusOr<uint64_t> LastPosition() = 0;

  // Looks at the `events_max` events after `position`, in order.
  // DATA_LOSS: one is damaged; names its position.
  virtual absl::StatusOr<LogPage> ReadLog(uint64_t position, size_t events_max,
                                          LogScope scope) = 0;

  // All events of one stream, in order. NOT_FOUND: it has none.
  virtual absl::StatusOr<std::vector<LoggedEvent>> ReadStream(
      absl::string_view stream) = 0;

  // The event that gave that receipt. NOT_FOUND `RECEIPT_NOT_FOUND`.
  virtual absl::StatusOr<LoggedEvent> FindJudged(absl::string_view code) = 0;
};

}  // namespace intake

#endif  // INTAKE_CORE_PORTS_EVENT_LOG_H_
