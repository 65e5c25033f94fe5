// Word of how far long work has come, on standard error: a line that renews
// itself on a terminal, a line every few seconds elsewhere, nothing at all for
// work that is over within a second.

#ifndef INTAKE_CHANNELS_CLI_RENDER_PROGRESS_H_
#define INTAKE_CHANNELS_CLI_RENDER_PROGRESS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/time/time.h"
#include "channels/cli/render/console.h"
#include "channels/sdk/clock.h"

namespace intake::cli {

// `12,000 accounts  34 %  5,210/s  0:04 left`. `share` of the work is done, 0
// to 1; none where its size is not known.
std::string ProgressText(int64_t done, const std::string& unit,
                         std::optional<double> share, absl::Duration elapsed);

// `1,234,567`
std::string FormatCount(int64_t count);
// `4 s`, `2:05`, `1:00:12`
std::string FormatSpan(absl::Duration span);

// Not thread-safe.
class Progress {
 public:
  // `unit` is what is counted: `accounts`. `console` and `clock` outlive this.
  Progress(const Console& console, sdk::Clock& clock, std::string unit,
           bool quiet);
  ~Progress() { Clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // May be called as often as one likes.
  void Update(int64_t done, std::optional<double> share);
  // Takes the line off the terminal: for whoever wants to write there.
  void Clear();

 private:
  const Console& console_;
  sdk::Clock& clock_;
  const std::string unit_;
  const bool quiet_;
  const absl::Duration started_;
  absl::Duration next_;
  bool line_shown_ = false;
};

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_RENDER_PROGRESS_H_
