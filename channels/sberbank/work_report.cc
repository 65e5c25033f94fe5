#include "channels/sberbank/work_report.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "channels/program/durable_file.h"

namespace intake::sberbank {
namespace {

constexpr absl::Duration kWriteInterval = absl::Seconds(1);
constexpr absl::Duration kLogInterval = absl::Seconds(10);
constexpr size_t kResultsShown = 10;
constexpr size_t kWaitingShown = 100;

// The numbers given to WorkMetrics::Done.
enum Result : size_t { kIsProcessed, kIsRefused, kIsRepeated, kIsGone };

Result ResultOf(const std::string& outcome) {
  if (outcome == kProcessed) return kIsProcessed;
  return outcome == kRefused ? kIsRefused : kIsRepeated;
}

}  // namespace

WorkReport::WorkReport(const std::string& folder, const sdk::Clock& clock,
                       std::function<absl::Time()> now)
    : path_(absl::StrCat(folder, "/", kStatusFile)),
      clock_(clock),
      now_(std::move(now)),
      files_(clock, {.program = "sberbank_files",
                     .things = "Files",
                     .results = {{"processed", "whose rows are all answered."},
                                 {"refused", "refused as a whole."},
                                 {"repeated", "that had come before."},
                                 {"gone", "that somebody took away."}}}) {}

void WorkReport::Waiting(std::vector<DaemonStatus::Waiting> files) {
  for (auto known = received_.begin(); known != received_.end();) {
    const bool is_there = std::any_of(
        files.begin(), files.end(),
        [&](const auto& file) { return file.name == known->first; });
    if (!is_there) files_.Done(known->second, kIsGone);
    known = is_there ? std::next(known) : received_.erase(known);
  }
  for (const DaemonStatus::Waiting& file : files) {
    if (received_.contains(file.name)) continue;
    received_.emplace(file.name, files_.Received());
  }
  status_.waiting_count = static_cast<int64_t>(files.size());
  files.resize(std::min(files.size(), kWaitingShown));
  status_.waiting = std::move(files);
}

void WorkReport::Begin(const std::string& file, int64_t rows) {
  status_.file = file;
  status_.rows_total = rows;
  status_.rows_done = 0;
  began_ = clock_.Elapsed();
  next_log_ = began_ + kLogInterval;
  spdlog::info("{}: {} rows", file, rows);
  Write(/*always=*/true);
}

void WorkReport::RowsDone(int64_t rows) {
  status_.rows_done = rows;
  const absl::Duration now = clock_.Elapsed();
  if (now >= next_log_) {
    next_log_ = now + kLogInterval;
    const double seconds = absl::ToDoubleSeconds(now - began_);
    const double rate = static_cast<double>(rows) / seconds;
    spdlog::info("{}: {} of {} rows, {:.0f}/s, {:.0f} s left", status_.file,
                 rows, status_.rows_total, rate,
                 static_cast<double>(status_.rows_total - rows) / rate);
  }
  Write(/*always=*/false);
}

void WorkReport::Done(const LedgerEntry& entry) {
  spdlog::info("{}: {}, {} lines; see answers/{}.answer.csv", entry.name,
               entry.outcome, entry.lines, entry.stem);
  Count(entry.name, ResultOf(entry.outcome));
  BrokeOff();
  Remember(entry);
  Write(/*always=*/true);
}

void WorkReport::PutAway(const std::string& name) { Count(name, kIsProcessed); }

void WorkReport::Count(const std::string& name, size_t result) {
  const auto found = received_.find(name);
  if (found == received_.end()) return;
  files_.Done(found->second, result);
  received_.erase(found);
}

void WorkReport::Remember(const LedgerEntry& entry) {
  status_.results.insert(status_.results.begin(), {.name = entry.name,
                                                   .outcome = entry.outcome,
                                                   .lines = entry.lines,
                                                   .time = entry.time});
  status_.results.resize(std::min(status_.results.size(), kResultsShown));
}

void WorkReport::BrokeOff() {
  status_.file.clear();
  status_.rows_done = status_.rows_total = 0;
  // What was on its way will be sent again.
  submitted_ = answered_.load();
}

void WorkReport::Answered(int64_t rows) {
  answered_ += rows;
  status_.trouble.clear();
  Write(/*always=*/false);
}

void WorkReport::Trouble(const absl::Status& trouble) {
  std::string text(trouble.message());
  if (text != status_.trouble) {
    if (!trouble.ok()) spdlog::warn("{}", text);
    status_.trouble = std::move(text);
  }
  Write(/*always=*/false);
}

std::string WorkReport::Metrics() const {
  std::string text = files_.Text();
  const int64_t answered = answered_;
  const int64_t submitted = std::max(submitted_.load(), answered);
  program::AppendMetric("intake_sberbank_rows_received_total", "counter",
                        "Submissions sent to the server, a meter of a row "
                        "each.",
                        submitted, text);
  program::AppendMetric("intake_sberbank_rows_answered_total", "counter",
                        "Submissions that the server answered.", answered,
                        text);
  program::AppendMetric("intake_sberbank_rows_waiting", "gauge",
                        "Submissions that wait for the server.",
                        submitted - answered, text);
  return text;
}

void WorkReport::Write(bool always) {
  const absl::Duration elapsed = clock_.Elapsed();
  if (!always && elapsed < next_write_) return;
  next_write_ = elapsed + kWriteInterval;
  status_.written_at = now_();
  status_.working_for =
      status_.file.empty() ? absl::ZeroDuration() : elapsed - began_;
  // Nobody's reading depends on it.
  const absl::Status status = program::ReplaceFile(path_, StatusJson(status_));
  if (!status.ok()) spdlog::warn("{}", std::string(status.message()));
}

}  // namespace intake::sberbank
