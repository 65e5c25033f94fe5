#include "channels/email/verdict.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "channels/charset/utf8.h"
#include "channels/email/utf8.h"
#include "channels/sdk/status.h"

namespace intake::email {
namespace {

// Postfix reads 4 KiB of output, and shows a character that falls on that limit
// as underscores.
constexpr size_t kLineBytesMax = size_t{3} * 1024;

// Of sysexits.h, as pipe(8) understands them.
constexpr int kExitTaken = 0;          // EX_OK
constexpr int kExitTryAgain = 75;      // EX_TEMPFAIL
constexpr int kExitNotPermitted = 77;  // EX_NOPERM

// The enhanced status codes decide, not the exit codes: they have to agree.
constexpr absl::string_view kRefusedByPolicy = "5.7.1";
constexpr absl::string_view kSystemTrouble = "4.3.0";
constexpr absl::string_view kSystemMisconfigured = "4.3.5";

std::string Line(absl::string_view code, absl::string_view text) {
  std::string line = absl::StrCat(code, " ", text);
  for (char& c : line) {
    if (absl::ascii_iscntrl(static_cast<unsigned char>(c))) c = ' ';
  }
  absl::RemoveExtraAsciiWhitespace(&line);
  return std::string(charset::CutAtCharacter(line, kLineBytesMax));
}

}  // namespace

int ExitCodeOf(Result result) {
  switch (result) {
    case Result::kAccepted:
    case Result::kHeld:
      return kExitTaken;
    case Result::kRefused:
      return kExitNotPermitted;
    case Result::kDeferred:
      return kExitTryAgain;
  }
  return kExitTryAgain;
}

Verdict VerdictFromReceipt(const v1::Receipt& receipt) {
  switch (receipt.outcome()) {
    case v1::OUTCOME_ACCEPTED:
      return {Result::kAccepted, ""};
    case v1::OUTCOME_HELD:
      return {Result::kHeld, ""};
    case v1::OUTCOME_REFUSED:
      return {Result::kRefused, Line(kRefusedByPolicy, receipt.text())};
    default:
      return {Result::kDeferred,
              Line(kSystemTrouble,
                   absl::StrCat("got a receipt of outcome ", receipt.outcome(),
                                ", which this program does not know"))};
  }
}

Verdict VerdictFromError(const absl::Status& error) {
  // The server's message about a bad request quotes what it got, which is a
  // customer's; the line goes to the mail log, so only the field is named.
  const std::string what =
      absl::IsInvalidArgument(error)
          ? absl::StrCat("INVALID_ARGUMENT ", sdk::ReasonOf(error), " at ",
                         sdk::FieldOf(error))
          : error.ToString(absl::StatusToStringMode::kWithNoExtraData);
  return {Result::kDeferred,
          Line(kSystemTrouble,
               absl::StrCat("intake-email: not taken now: ", what))};
}

Verdict VerdictFromMisconfiguration(const absl::Status& error) {
  return {Result::kDeferred,
          Line(kSystemMisconfigured,
               absl::StrCat("intake-email: ", error.message()))};
}

}  // namespace intake::email
