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

}  // namespace intake
