#include "channels/email/metrics_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>
#include <utility>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "channels/program/durable_file.h"
#include "channels/program/work_metrics.h"

namespace intake::email {
namespace {

struct Counter {
  absl::string_view name;
  absl::string_view help;
};

constexpr Counter kReceived = {
    "intake_email_received_total",
    "Messages that Postfix handed over, repeats too."};
// In the order of Result.
constexpr std::array<Counter, 4> kResults = {{
    {"intake_email_accepted_total", "Messages whose readings count."},
    {"intake_email_held_total", "Messages whose readings wait for someone."},
    {"intake_email_refused_total", "Messages returned to their senders."},
    {"intake_email_deferred_total", "Messages left in the queue."},
}};

// Up to here a double, as Prometheus keeps values, counts exactly.
constexpr int64_t kCountMax = int64_t{1} << 53;

// The value of a counter in Prometheus' text format; zero where it is not
// there.
int64_t ValueOf(absl::string_view name, absl::string_view text) {
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    const std::pair<absl::string_view, absl::string_view> field =
        absl::StrSplit(line, absl::MaxSplits(' ', 1));
    int64_t value = 0;
    if (field.first == name && absl::SimpleAtoi(field.second, &value) &&
        value >= 0 && value < kCountMax) {
      return value;
    }
  }
  return 0;
}

}  // namespace

absl::Status CountMessage(const std::string& path, Result result) {
  const std::string lock = absl::StrCat(path, ".lock");
  const int descriptor =
      open(lock.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    return absl::ResourceExhaustedError(absl::StrCat(
        lock, ": cannot be opened: ", std::generic_category().message(errno)));
  }
  // Closing it ends the lock, and so does the end of the process.
  const absl::Cleanup unlock = [descriptor] { close(descriptor); };
  while (flock(descriptor, LOCK_EX) != 0) {
    if (errno == EINTR) continue;
    return absl::ResourceExhaustedError(absl::StrCat(
        lock, ": cannot be locked: ", std::generic_category().message(errno)));
  }

  const std::string before = program::ReadFile(path).value_or("");
  int64_t received = 0;
  std::string results;
  for (size_t i = 0; i < kResults.size(); ++i) {
    const int64_t count = ValueOf(kResults[i].name, before) +
                          (i == static_cast<size_t>(result) ? 1 : 0);
    received += count;
    program::AppendMetric(kResults[i].name, "counter", kResults[i].help, count,
                          results);
  }
  std::string text;
  program::AppendMetric(kReceived.name, "counter", kReceived.help, received,
                        text);
  return program::ReplaceFile(path, text + results);
}

}  // namespace intake::email
