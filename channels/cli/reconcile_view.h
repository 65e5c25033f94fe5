// How `intake sms reconcile` tells what became of the messages.

#ifndef INTAKE_CHANNELS_CLI_RECONCILE_VIEW_H_
#define INTAKE_CHANNELS_CLI_RECONCILE_VIEW_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "channels/cli/reconciled_message.h"

namespace intake::cli {

// How many messages became what.
class ReconcileCounts {
 public:
  void Add(Reconciled result) { ++counts_.at(static_cast<size_t>(result)); }
  int64_t of(Reconciled result) const {
    return counts_.at(static_cast<size_t>(result));
  }
  int64_t total() const;
  // Whether someone has to look at one of them.
  bool AnyOpen() const;

 private:
  std::array<int64_t, 5> counts_ = {};
};

// `access.log:17: 79031234567: submitted: Принято ...`, on one line. `file` is
// the log's.
std::string ReconciledText(const std::string& file,
                           const ReconciledMessage& message);
// `{"submitted": {"file": "access.log", "line": 17, ...}}`
std::string ReconciledJson(const std::string& file,
                           const ReconciledMessage& message);

std::string ReconcileSummaryText(const std::string& file,
                                 const ReconcileCounts& counts);
// `{"summary": {"file": "access.log", "stored": 812, "submitted": 1, ...}}`
std::string ReconcileSummaryJson(const std::string& file,
                                 const ReconcileCounts& counts);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_RECONCILE_VIEW_H_
