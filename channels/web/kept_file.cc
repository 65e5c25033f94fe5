// A file is lines of a word and its value, in this order:
//
//   intake-kept-submission 1       the format's version
//   owner bWFyaWE                  base64url, as all that may be any bytes
//   channel portal
//   kept-at 1417000000000000       microseconds since 1970, UTC
//   submission CgVyZXEtMRIK...     intake.v1.Submission
//   receipt CAESBDdLM00            intake.v1.Receipt; or empty
//   failure                        or empty
//   answered-at 1417000900000000   or empty
//   sha256 0d5a...                 of all lines before

#include "channels/web/kept_file.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "channels/program/digest.h"

namespace intake::web {
namespace {

constexpr size_t kOwnerBytesMax = 256;
constexpr size_t kChannelBytesMax = 32;
constexpr absl::string_view kFormat = "intake-kept-submission";
constexpr absl::string_view kVersion = "1";

bool IsChannel(absl::string_view text) {
  return !text.empty() && text.size() <= kChannelBytesMax &&
         std::all_of(text.begin(), text.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return absl::ascii_islower(byte) || absl::ascii_isdigit(byte) ||
                  c == '_';
         });
}

std::string TimeText(absl::Time time) {
  return absl::StrCat(absl::ToUnixMicros(time));
}

// Takes lines off the front of a text; the first that is not as wanted spoils
// all that come after it.
class Lines {
 public:
  explicit Lines(absl::string_view text) : rest_(text) {}

  absl::string_view Value(absl::string_view word) {
    ++number_;
    const size_t end = rest_.find('\n');
    absl::string_view line = rest_.substr(0, end);
    if (end == absl::string_view::npos || !absl::ConsumePrefix(&line, word) ||
        !absl::ConsumePrefix(&line, " ")) {
      Spoil(word);
      return "";
    }
    rest_.remove_prefix(end + 1);
    return line;
  }
  std::string Bytes(absl::string_view word) {
    std::string bytes;
    if (!absl::WebSafeBase64Unescape(Value(word), &bytes)) Spoil(word);
    return bytes;
  }
  std::optional<absl::Time> Time(absl::string_view word) {
    const absl::string_view value = Value(word);
    int64_t micros = 0;
    if (value.empty()) return std::nullopt;
    if (!absl::SimpleAtoi(value, &micros)) Spoil(word);
    return absl::FromUnixMicros(micros);
  }
  template <typename Message>
  Message Parsed(absl::string_view word) {
    Message message;
    if (!message.ParseFromString(Bytes(word))) Spoil(word);
    return message;
  }
  bool NextIsEmpty(absl::string_view word) const {
    return rest_.substr(0, rest_.find('\n')) == absl::StrCat(word, " ");
  }
  void Spoil(absl::string_view word) {
    if (!status_.ok()) return;
    status_ = absl::InvalidArgumentError(
        absl::StrCat("line ", number_, " is broken; want \"", word, " ...\""));
  }
  const absl::Status& status() const { return status_; }

 private:
  absl::string_view rest_;
  int number_ = 0;
  absl::Status status_;
};

absl::Status CheckKept(const KeptSubmission& kept) {
  if (kept.owner.empty() || kept.owner.size() > kOwnerBytesMax ||
      !IsChannel(kept.channel) || kept.submission.request_id().empty()) {
    return absl::InvalidArgumentError(absl::StrCat(
        "cannot keep \"", kept.submission.request_id(), "\" of ",
        kept.owner.size(), " bytes' owner for channel \"", kept.channel,
        "\"; want a request id, an owner of 1 to ", kOwnerBytesMax,
        " bytes, a channel of 1 to ", kChannelBytesMax, " of a-z, 0-9 and _"));
  }
  return absl::OkStatus();
}

}  // namespace

std::string KeptFileName(const KeptSubmission& kept) {
  return program::DigestOf(absl::StrCat(kept.owner.size(), " ", kept.owner, " ",
                                        kept.channel, " ",
                                        kept.submission.request_id()));
}

std::string KeptFileCheck(absl::string_view lines) {
  return absl::StrCat("sha256 ", program::DigestOf(lines), "\n");
}

std::string KeptFileText(const KeptSubmission& kept) {
  const std::string lines = absl::StrCat(
      kFormat, " ", kVersion, "\nowner ", absl::WebSafeBase64Escape(kept.owner),
      "\nchannel ", kept.channel, "\nkept-at ", TimeText(kept.kept_at),
      "\nsubmission ",
      absl::WebSafeBase64Escape(kept.submission.SerializeAsString()),
      "\nreceipt ",
      kept.receipt
          ? absl::WebSafeBase64Escape(kept.receipt->SerializeAsString())
          : "",
      "\nfailure ", absl::WebSafeBase64Escape(kept.failure), "\nanswered-at ",
      kept.answered_at ? TimeText(*kept.answered_at) : "", "\n");
  return absl::StrCat(lines, KeptFileCheck(lines));
}

absl::StatusOr<KeptSubmission> ParseKeptFile(absl::string_view text) {
  KeptSubmission kept;
  Lines lines(text);
  if (lines.Value(kFormat) != kVersion) lines.Spoil(kFormat);
  kept.owner = lines.Bytes("owner");
  kept.channel = std::string(lines.Value("channel"));
  kept.kept_at = lines.Time("kept-at").value_or(absl::UnixEpoch());
  kept.submission = lines.Parsed<v1::Submission>("submission");
  if (lines.NextIsEmpty("receipt")) {
    lines.Value("receipt");
  } else {
    kept.receipt = lines.Parsed<v1::Receipt>("receipt");
  }
  kept.failure = lines.Bytes("failure");
  kept.answered_at = lines.Time("answered-at");
  if (!lines.status().ok()) return lines.status();
  if (absl::Status status = CheckKept(kept); !status.ok()) return status;
  // Also tells a file that was cut off or changed by hand.
  if (KeptFileText(kept) != text) {
    return absl::InvalidArgumentError(
        "the lines are not those that were written");
  }
  return kept;
}

}  // namespace intake::web
