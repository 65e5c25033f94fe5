#include "channels/cli/doctor_check.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "channels/cli/render/progress.h"
#include "channels/cli/render/style.h"
#include "channels/cli/render/text_width.h"
#include "channels/cli/render/words.h"

namespace intake::cli {
namespace {

// A clock this far off makes moments of receipt doubtful; further off, it
// moves them over a day's end in no time.
constexpr absl::Duration kSkewWarn = absl::Seconds(2);
constexpr absl::Duration kSkewFail = absl::Minutes(1);

constexpr int64_t kMiB = 1024 * 1024;
constexpr int64_t kFreeBytesFail = 256 * kMiB;
constexpr int64_t kFreeBytesWarn = 2048 * kMiB;

// Events; a server under load is a moment behind.
constexpr int64_t kViewsLagWarn = 100'000;

absl::string_view WordOf(CheckState state) {
  switch (state) {
    case CheckState::kOk:
      return "ok";
    case CheckState::kWarn:
      return "warn";
    case CheckState::kFail:
      return "fail";
  }
  return "fail";
}

Mood MoodOf(CheckState state) {
  return state == CheckState::kOk     ? Mood::kGood
         : state == CheckState::kWarn ? Mood::kDoubtful
                                      : Mood::kBad;
}

Check CheckServing(const v1::GetStatusResponse& status) {
  if (status.serving()) return {.name = "serving", .detail = "it can commit"};
  return {.name = "serving",
          .state = CheckState::kFail,
          .detail = "it cannot commit",
          .advice =
              "Look at the server's log; a full or broken disk is the "
              "usual cause. It recovers by itself.",
          .exit_code = ExitCode::kUnavailable};
}

Check CheckClock(const v1::GetStatusResponse& status, absl::Time now) {
  const absl::Duration skew = absl::AbsDuration(TimeOf(status.now()) - now);
  Check check = {.name = "clock",
                 .detail = absl::StrCat("the server's differs by ",
                                        absl::FormatDuration(absl::Trunc(
                                            skew, absl::Milliseconds(1))))};
  if (skew < kSkewWarn) return check;
  check.state = skew < kSkewFail ? CheckState::kWarn : CheckState::kFail;
  check.advice =
      "Synchronise both clocks: readings are judged by the moment of receipt. "
      "timedatectl shows whether a machine's is.";
  return check;
}

Check CheckCounts(const v1::SubmissionCounts& counts) {
  const int64_t sum = counts.accepted() + counts.held() + counts.refused() +
                      counts.replayed() + counts.failed() + counts.pending();
  Check check = {
      .name = "counts",
      .detail = absl::StrCat(FormatCount(counts.received()), " received, ",
                             FormatCount(sum), " accounted for")};
  if (sum == counts.received()) return check;
  check.state = CheckState::kFail;
  check.advice = "Report this: what is received must be answered or pending.";
  return check;
}

Check CheckDisk(const v1::StoreStatus& store) {
  Check check = {.name = "disk",
                 .detail = absl::StrCat(
                     FormatBytes(store.free_bytes()), " free, the store takes ",
                     FormatBytes(store.journal_bytes() + store.views_bytes()))};
  // A rebuild needs room for a second set of views.
  if (store.free_bytes() >= std::max(kFreeBytesWarn, store.views_bytes())) {
    return check;
  }
  check.state = store.free_bytes() < kFreeBytesFail ? CheckState::kFail
                                                    : CheckState::kWarn;
  check.advice =
      "Make room on the store's disk: a full one stops the intake, and a "
      "rebuild of the views needs as much as they take.";
  return check;
}

Check CheckViews(const v1::StoreStatus& store) {
  const int64_t lag = store.journal_position() - store.views_position();
  Check check = {.name = "views",
                 .detail = lag > 0 ? absl::StrCat(FormatCount(lag),
                                                  " events behind the journal")
                                   : std::string("up to date")};
  if (lag >= 0 && lag <= kViewsLagWarn) return check;
  check.state = CheckState::kWarn;
  check.advice = "If this does not go away by itself: intake views rebuild.";
  return check;
}

}  // namespace

Check CheckTransport(const sdk::ConnectionOptions& connection) {
  Check check = {.name = "transport", .detail = "TLS"};
  if (connection.tls) return check;
  check.detail = "plain text, on this machine only";
  if (sdk::IsOnThisMachine(connection.server)) return check;
  check.state = CheckState::kWarn;
  check.detail = "plain text to another machine";
  check.advice =
      "Others on the way can read the key: configure [cli.tls], or make sure "
      "that the network is encrypted.";
  return check;
}

std::vector<Check> CheckServerStatus(const v1::GetStatusResponse& status,
                                     absl::Time now) {
  return {{.name = "server",
           .detail = absl::StrCat("version ", status.server_version(),
                                  ", rules ", status.rules_version(), ", ",
                                  FormatCount(status.store().accounts()),
                                  " accounts")},
          CheckServing(status),
          CheckClock(status, now),
          CheckCounts(status.counts()),
          CheckDisk(status.store()),
          CheckViews(status.store())};
}

std::string ChecksText(const std::vector<Check>& checks,
                       const Console& console) {
  int width = 0;
  for (const Check& check : checks) {
    width = std::max(width, TextWidth(check.name));
  }
  std::string text;
  for (const Check& check : checks) {
    const absl::string_view word = WordOf(check.state);
    absl::StrAppend(
        &text, Coloured(console, MoodOf(check.state), word),
        std::string(6 - word.size(), ' '), check.name,
        std::string(static_cast<size_t>(width + 2 - TextWidth(check.name)),
                    ' '),
        Printable(check.detail), "\n");
    if (!check.advice.empty()) {
      absl::StrAppend(&text, "        ", Printable(check.advice), "\n");
    }
  }
  return text;
}

std::string ChecksJson(const std::vector<Check>& checks) {
  auto list = nlohmann::ordered_json::array();
  for (const Check& check : checks) {
    list.push_back({{"name", check.name},
                    {"state", std::string(WordOf(check.state))},
                    {"detail", check.detail},
                    {"advice", check.advice}});
  }
  const nlohmann::ordered_json json = {{"checks", list}};
  return json.dump(-1, ' ', false,
                   nlohmann::ordered_json::error_handler_t::replace);
}

ExitCode ExitCodeOf(const std::vector<Check>& checks) {
  const auto failed = std::find_if(
      checks.begin(), checks.end(),
      [](const Check& check) { return check.state == CheckState::kFail; });
  return failed == checks.end() ? ExitCode::kOk : failed->exit_code;
}

}  // namespace intake::cli
