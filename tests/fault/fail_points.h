// Places of a server under test at which something breaks when it is passed for
// the so-many-th time. A plan is written `before_commit:error:17:3`: at the
// 17th passing, and at three passings in all.

#ifndef INTAKE_TESTS_FAULT_FAIL_POINTS_H_
#define INTAKE_TESTS_FAULT_FAIL_POINTS_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace intake::testing {

// Of the journal's file, but for the last three. Last number used: 13.
enum class FailPoint : uint8_t {
  kBeforeBegin = 1,  // of the write transaction
  kAfterBegin = 2,
  kBeforeWrite = 3,  // each append of pages to the write-ahead log
  kAfterWrite = 4,
  kBeforeCommit = 5,  // its sync
  kAfterCommit = 6,
  kBeforeCheckpointWrite = 7,  // pages into the database's file
  kAfterCheckpointWrite = 8,
  kBeforeCheckpointSync = 9,
  kAfterCheckpointSync = 10,
  kBeforeAppend = 11,  // of a group, as admission asks for it
  kBeforeAnswers = 12,
  kAmidAnswers = 13,
};

enum class FailAction : uint8_t {
  kKill = 1,   // SIGKILL of the own process
  kDelay = 2,  // a quarter of a second
  kError = 3,  // what passes fails; after an "after" point, though it was done
};

struct FailPlan {
  FailPoint point = FailPoint::kBeforeBegin;
  FailAction action = FailAction::kKill;
  uint64_t passing = 1;
  uint64_t times = 1;
};

absl::Span<const FailPoint> AllFailPoints();
absl::string_view FailPointName(FailPoint point);
absl::string_view FailActionName(FailAction action);

std::string FormatFailPlan(const FailPlan& plan);
// INVALID_ARGUMENT: not as above.
absl::StatusOr<FailPlan> ParseFailPlan(absl::string_view text);

// Thread-safe.
class FailPoints {
 public:
  // `reached_file` is made when the plan first comes true; both may be empty.
  FailPoints(std::optional<FailPlan> plan, std::string reached_file)
      : plan_(plan), reached_file_(std::move(reached_file)) {}

  // Counts the passing, kills and delays as planned, and answers whether what
  // passes is to fail.
  bool FailsAt(FailPoint point);

 private:
  const std::optional<FailPlan> plan_;
  const std::string reached_file_;
  std::atomic<uint64_t> passings_ = 0;
};

}  // namespace intake::testing

#endif  // INTAKE_TESTS_FAULT_FAIL_POINTS_H_
