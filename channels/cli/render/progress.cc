#include "channels/cli/render/progress.h"

#include <ostream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace intake::cli {
namespace {

constexpr absl::Duration kSilence = absl::Seconds(1);
constexpr absl::Duration kTerminalInterval = absl::Milliseconds(100);
constexpr absl::Duration kLogInterval = absl::Seconds(5);
// An estimate from less than this share of the work is a guess.
constexpr double kShareForEstimate = 0.01;

constexpr char kClearLine[] = "\r\x1b[K";

}  // namespace

std::string FormatCount(int64_t count) {
  std::string text = absl::StrCat(count);
  const size_t first = count < 0 ? 1 : 0;
  for (size_t at = text.size(); at > first + 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

std::string FormatSpan(absl::Duration span) {
  const int64_t seconds = absl::ToInt64Seconds(span);
  if (seconds < 60) return absl::StrCat(seconds, " s");
  if (seconds < 3600) {
    return absl::StrFormat("%d:%02d", seconds / 60, seconds % 60);
  }
  return absl::StrFormat("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60,
                         seconds % 60);
}

std::string ProgressText(int64_t done, const std::string& unit,
                         std::optional<double> share, absl::Duration elapsed) {
  std::string text = absl::StrCat(FormatCount(done), " ", unit);
  if (share) absl::StrAppendFormat(&text, "  %.0f %%", *share * 100);
  const double seconds = absl::ToDoubleSeconds(elapsed);
  if (seconds <= 0) return text;
  absl::StrAppend(
      &text, "  ",
      FormatCount(static_cast<int64_t>(static_cast<double>(done) / seconds)),
      "/s");
  if (share && *share >= kShareForEstimate) {
    absl::StrAppend(&text, "  ", FormatSpan(elapsed * ((1 - *share) / *share)),
                    " left");
  }
  return text;
}

Progress::Progress(const Console& console, sdk::Clock& clock, std::string unit,
                   bool quiet)
    : console_(console),
      clock_(clock),
      unit_(std::move(unit)),
      quiet_(quiet),
      started_(clock.Elapsed()),
      next_(started_ + (console.err_is_terminal ? kSilence : kLogInterval)) {}

void Progress::Clear() {
  if (line_shown_) console_.err << kClearLine << std::flush;
  line_shown_ = false;
}

void Progress::Update(int64_t done, std::optional<double> share) {
  const absl::Duration now = clock_.Elapsed();
  if (quiet_ || now < next_) return;
  const std::string text = ProgressText(done, unit_, share, now - started_);
  if (console_.err_is_terminal) {
    console_.err << kClearLine << text << std::flush;
    line_shown_ = true;
    next_ = now + kTerminalInterval;
  } else {
    console_.err << text << '\n' << std::flush;
    next_ = now + kLogInterval;
  }
}

}  // namespace intake::cli
