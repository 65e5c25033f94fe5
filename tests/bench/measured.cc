#include "tests/bench/measured.h"

#include <sys/resource.h>

#include <algorithm>

#include "absl/strings/str_format.h"

namespace intake::bench {
namespace {

double Percentile(const Measured& measured, double share) {
  if (measured.latencies.empty()) return 0;
  const auto last = static_cast<double>(measured.latencies.size() - 1);
  return absl::ToDoubleMicroseconds(
      measured.latencies[static_cast<size_t>(share * last)]);
}

}  // namespace

std::string ToJson(const Measured& measured) {
  const double seconds = absl::ToDoubleSeconds(measured.took);
  const auto calls = static_cast<double>(std::max<int64_t>(measured.calls, 1));
  return absl::StrFormat(
      "{\"calls_per_second\": %.0f, \"per_second\": %.0f, \"calls\": %d, "
      "\"items\": %d, \"accepted\": %d, \"turned_away\": %d, \"p50_us\": %.0f, "
      "\"p99_us\": %.0f, \"client_us_per_call\": %.2f}",
      static_cast<double>(measured.calls) / seconds,
      static_cast<double>(measured.accepted) / seconds, measured.calls,
      measured.items, measured.accepted, measured.turned_away,
      Percentile(measured, 0.5), Percentile(measured, 0.99),
      absl::ToDoubleMicroseconds(measured.client_cpu) / calls);
}

absl::Duration CpuTime() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return absl::DurationFromTimeval(usage.ru_utime) +
         absl::DurationFromTimeval(usage.ru_stime);
}

}  // namespace intake::bench
