// Word of the work: the log, the metrics, and the file that `intake bank
// status` reads.

#ifndef INTAKE_CHANNELS_SBERBANK_WORK_REPORT_H_
#define INTAKE_CHANNELS_SBERBANK_WORK_REPORT_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "channels/program/work_metrics.h"
#include "channels/sberbank/daemon_status.h"
#include "channels/sberbank/ledger.h"
#include "channels/sdk/clock.h"

namespace intake::sberbank {

// The name of the status file in the program's folder.
inline constexpr char kStatusFile[] = "status.json";

// Metrics(): any thread. All else: one thread.
class WorkReport {
 public:
  // `clock` outlives this; `now` is the wall clock.
  WorkReport(const std::string& folder, const sdk::Clock& clock,
             std::function<absl::Time()> now);

  // What waits in incoming/, each with a reason.
  void Waiting(std::vector<DaemonStatus::Waiting> files);

  // A file is worked on, of so many rows; so many are done; it is done.
  void Begin(const std::string& file, int64_t rows);
  void RowsDone(int64_t rows);
  void Done(const LedgerEntry& entry);
  // As Done, for what was done before this program started.
  void Remember(const LedgerEntry& entry);
  // A receipt was put away, its registries being done.
  void PutAway(const std::string& name);
  // The work on a file broke off, and will be begun again.
  void BrokeOff();

  void Submitted(int64_t rows) { submitted_ += rows; }
  void Answered(int64_t rows);
  // It does not go on, or, with OK, does again; said once for the same trouble.
  void Trouble(const absl::Status& trouble);

  absl::Time Now() const { return now_(); }
  std::string Metrics() const;
  // Writes the status file, at most once a second unless `always`.
  void Write(bool always);

 private:
  // `result` is what became of it, for the metrics.
  void Count(const std::string& name, size_t result);

  const std::string path_;
  const sdk::Clock& clock_;
  const std::function<absl::Time()> now_;
  DaemonStatus status_;
  absl::Duration began_;
  absl::Duration next_write_;
  absl::Duration next_log_;
  program::WorkMetrics files_;
  std::map<std::string, program::WorkMetrics::Waiting::iterator> received_;
  std::atomic<int64_t> submitted_ = 0;
  std::atomic<int64_t> answered_ = 0;
};

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_WORK_REPORT_H_
