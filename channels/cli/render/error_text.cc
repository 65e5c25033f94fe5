#include "channels/cli/render/error_text.h"

#include "absl/strings/str_cat.h"
#include "channels/cli/render/text_width.h"
#include "channels/sdk/status.h"

namespace intake::cli {
namespace {

// Errors about people have the codes of errors about keys.
bool IsAboutPeople(const absl::Status& status) {
  const std::string reason = sdk::ReasonOf(status);
  return reason == "PLACE_NOT_CONFIRMED" || reason == "LOG_IN_FAILED" ||
         reason == "PASSWORD_WRONG" || reason == "TOO_MANY_ATTEMPTS";
}

}  // namespace

std::string WayOut(const absl::Status& status, const std::string& server) {
  if (IsAboutPeople(status)) return "";
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
      return absl::StrCat(
          "Is intake-server running at ", server,
          "? Start it, or name another one with --server. Whatever was sent "
          "may be sent again: it counts once.");
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kResourceExhausted:
      return "The server is busy or cannot write. Try again: what is sent "
             "twice counts once. `intake doctor` says more.";
    case absl::StatusCode::kUnauthenticated:
      return "Give a key the server knows: --key-file FILE, or key_file and "
             "channel_key_file in [cli] of the configuration. `intake channel "
             "list` shows the keys that are open.";
    case absl::StatusCode::kPermissionDenied:
      return "Submitting, checking and confirming need a channel's key "
             "(channel_key_file), export and periods a billing key or an "
             "administrator's, all else an administrator's (key_file). A key "
             "file is for its owner alone: chmod 600.";
    case absl::StatusCode::kUnimplemented:
      return "The server is older than this program: update it.";
    default:
      return "";
  }
}

absl::Status WithAdvice(const absl::Status& status, absl::string_view advice) {
  absl::Status advised(status.code(),
                       absl::StrCat(status.message(), "; ", advice));
  status.ForEachPayload([&](absl::string_view url, const absl::Cord& payload) {
    advised.SetPayload(url, payload);
  });
  return advised;
}

std::string ErrorText(const absl::Status& status, const std::string& server) {
  const std::string reason = sdk::ReasonOf(status);
  std::string text =
      absl::StrCat("intake: ", Printable(status.message()),
                   reason.empty() ? "" : absl::StrCat(" (", reason, ")"), "\n");
  if (const std::string out = WayOut(status, server); !out.empty()) {
    absl::StrAppend(&text, out, "\n");
  }
  return text;
}

}  // namespace intake::cli
