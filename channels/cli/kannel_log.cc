#include "channels/cli/kannel_log.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace intake::cli {
namespace {

// Each line, seen with Kannel 1.4.5 (the first moment is the log's own, in
// local time; the second is %t, always in UTC):
//
//   2014-06-25 10:00:05 2014-06-25 06:00:05|Receive SMS|<id>|operator|
//   +79031234567|79090597272|0|16|1234567890 12345|
//
// Coding 0: the text, unprintable bytes as dots, and `|` as it is. Coding 1
// (any bytes) and 2 (UTF-16, big endian): hexadecimal. %L counts bytes before
// that.
constexpr absl::string_view kReceived = "Receive SMS";
constexpr size_t kOwnMomentBytes = sizeof("2014-06-25 10:00:05 ") - 1;

// The fields before the text.
enum Field { kMoment, kWhat, kId, kSmsc, kFrom, kTo, kCoding, kLength, kText };

absl::Status Unreadable(absl::string_view field, absl::string_view wanted) {
  return absl::InvalidArgumentError(
      absl::StrCat(field, ": want ", wanted,
                   "; see access-log-format in deploy/kannel/kannel.conf.in"));
}

// The message's bytes, from what the log shows of them.
absl::StatusOr<std::string> BodyFrom(absl::string_view shown, size_t length,
                                     bool hexadecimal) {
  const size_t shown_length = hexadecimal ? 2 * length : length;
  if (shown.size() < shown_length + 1 || shown[shown_length] != '|') {
    return Unreadable(
        "%b", absl::StrCat(shown_length, " characters, as %L says, and a |"));
  }
  shown = shown.substr(0, shown_length);
  if (!hexadecimal) return std::string(shown);
  if (!std::all_of(shown.begin(), shown.end(), [](char c) {
        return absl::ascii_isxdigit(static_cast<unsigned char>(c));
      })) {
    return Unreadable("%b", "hexadecimal digits for this %c");
  }
  return absl::HexStringToBytes(shown);
}

}  // namespace

absl::StatusOr<std::optional<LoggedMessage>> ParseKannelLine(
    absl::string_view line) {
  if (line.size() < kOwnMomentBytes) return std::nullopt;
  line = line.substr(kOwnMomentBytes, kKannelLineBytesMax);
  const std::vector<absl::string_view> fields =
      absl::StrSplit(line, absl::MaxSplits('|', kText));
  if (fields.size() <= kText || fields[kWhat] != kReceived) {
    // Another format, or a line whose end was never written.
    const bool cut_or_other =
        absl::StartsWith(line, kReceived) ||
        (fields.size() > kWhat && fields[kWhat] == kReceived);
    if (cut_or_other) return Unreadable("line", "ten fields with | between");
    return std::nullopt;
  }

  LoggedMessage message;
  if (std::string error; !absl::ParseTime("%Y-%m-%d %H:%M:%S", fields[kMoment],
                                          &message.received_at, &error)) {
    return Unreadable("%t", "a moment such as 2014-06-25 06:00:05");
  }
  size_t length = 0;
  if (!absl::SimpleAtoi(fields[kLength], &length) ||
      length > kKannelLineBytesMax) {
    return Unreadable("%L", absl::StrCat("0 to ", kKannelLineBytesMax));
  }
  const absl::string_view coding = fields[kCoding];
  if (coding != "0" && coding != "1" && coding != "2") {
    return Unreadable("%c", "0, 1 or 2");
  }
  absl::StatusOr<std::string> body =
      BodyFrom(fields[kText], length, /*hexadecimal=*/coding != "0");
  if (!body.ok()) return body.status();
  message.exact = coding != "0" || !absl::StrContains(*body, ".");
  message.webhook = {
      .method = "POST",
      .path = "/sms",
      .query = {{"id", std::string(fields[kId])},
                {"from", std::string(fields[kFrom])},
                {"smsc", std::string(fields[kSmsc])}},
      .headers = {{"Content-Type", coding == "2"
                                       ? "text/plain; charset=\"UTF-16BE\""
                                       : "text/plain; charset=\"UTF-8\""}},
      .body = *std::move(body)};
  return message;
}

}  // namespace intake::cli
