#include "channels/program/work_metrics.h"

#include <utility>

namespace intake::program {

void AppendMetric(absl::string_view name, absl::string_view type,
                  absl::string_view help, const absl::AlphaNum& value,
                  std::string& to) {
  absl::StrAppend(&to, "# HELP ", name, " ", help, "\n# TYPE ", name, " ", type,
                  "\n", name, " ", value, "\n");
}

WorkMetrics::WorkMetrics(const sdk::Clock& clock, WorkWords words)
    : clock_(clock), words_(std::move(words)), done_(words_.results.size()) {}

WorkMetrics::Waiting::iterator WorkMetrics::Received() {
  absl::MutexLock lock(&mutex_);
  ++received_;
  return waiting_.insert(waiting_.end(), clock_.Elapsed());
}

void WorkMetrics::Done(Waiting::iterator thing, size_t result) {
  absl::MutexLock lock(&mutex_);
  waiting_.erase(thing);
  ++done_.at(result);
}

std::string WorkMetrics::Text() const {
  absl::MutexLock lock(&mutex_);
  const double oldest_seconds =
      waiting_.empty()
          ? 0
          : absl::ToDoubleSeconds(clock_.Elapsed() - waiting_.front());
  const std::string prefix = absl::StrCat("intake_", words_.program, "_");
  std::string text;
  AppendMetric(absl::StrCat(prefix, "received_total"), "counter",
               absl::StrCat(words_.things, " received, repeats too."),
               received_, text);
  for (size_t i = 0; i < done_.size(); ++i) {
    const auto& [word, meaning] = words_.results[i];
    AppendMetric(absl::StrCat(prefix, word, "_total"), "counter",
                 absl::StrCat(words_.things, " ", meaning), done_[i], text);
  }
  AppendMetric(absl::StrCat(prefix, "waiting"), "gauge",
               absl::StrCat(words_.things, " that wait."), waiting_.size(),
               text);
  AppendMetric(absl::StrCat(prefix, "oldest_waiting_seconds"), "gauge",
               "How long the oldest of them has waited.", oldest_seconds, text);
  return text;
}

}  // namespace intake::program
