#include "channels/sms/metrics.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace intake::sms {
namespace {

template <typename Number>
void AppendMetric(absl::string_view name, absl::string_view type,
                  absl::string_view help, Number value, std::string& to) {
  absl::StrAppend(&to, "# HELP intake_sms_", name, " ", help,
                  "\n# TYPE intake_sms_", name, " ", type, "\nintake_sms_",
                  name, " ", value, "\n");
}

}  // namespace

Metrics::Waiting::iterator Metrics::Received() {
  absl::MutexLock lock(&mutex_);
  ++received_;
  return waiting_.insert(waiting_.end(), clock_.Elapsed());
}

void Metrics::Done(Waiting::iterator message, Result result) {
  absl::MutexLock lock(&mutex_);
  waiting_.erase(message);
  switch (result) {
    case Result::kAnswered:
      ++answered_;
      break;
    case Result::kRejected:
      ++rejected_;
      break;
    case Result::kUnavailable:
      ++unavailable_;
      break;
  }
}

std::string Metrics::Text() const {
  absl::MutexLock lock(&mutex_);
  const double oldest_seconds =
      waiting_.empty()
          ? 0
          : absl::ToDoubleSeconds(clock_.Elapsed() - waiting_.front());
  std::string text;
  AppendMetric("received_total", "counter",
               "Messages that the gateway handed over, repeats too.", received_,
               text);
  AppendMetric("answered_total", "counter",
               "Messages that the server stored and answered.", answered_,
               text);
  AppendMetric("rejected_total", "counter",
               "Messages that the server will never take.", rejected_, text);
  AppendMetric("unavailable_total", "counter",
               "Messages given back to the gateway to be sent again.",
               unavailable_, text);
  AppendMetric("waiting", "gauge", "Messages that wait for the server.",
               waiting_.size(), text);
  AppendMetric("oldest_waiting_seconds", "gauge",
               "How long the oldest of them has waited.", oldest_seconds, text);
  return text;
}

}  // namespace intake::sms
