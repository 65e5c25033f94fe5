#include "core/model/event.h"

#include "absl/strings/str_cat.h"
#include "core/base/limits.h"
#include "core/model/account_state.h"

namespace intake {

std::string UnknownAccountStream(absl::string_view channel,
                                 absl::string_view request_key) {
  return absl::StrCat("?", KeyFingerprint(channel, request_key) %
                               limits::kUnknownAccountBuckets);
}

std::optional<SubmissionKey> KeyIn(const EventBody& body) {
  if (const auto* judged = std::get_if<SubmissionJudged>(&body)) {
    return SubmissionKey{judged->channel, judged->submission.request_key};
  }
  if (const auto* repeated = std::get_if<SubmissionRepeated>(&body)) {
    return SubmissionKey{repeated->channel, repeated->request_key};
  }
  return std::nullopt;
}

}  // namespace intake
