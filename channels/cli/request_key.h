// Request ids for what has none from its source.

#ifndef INTAKE_CHANNELS_CLI_REQUEST_KEY_H_
#define INTAKE_CHANNELS_CLI_REQUEST_KEY_H_

#include <random>
#include <string>

#include "absl/strings/str_cat.h"

namespace intake::cli {

// 128 bits from the system: never another submission's.
inline std::string NewRequestKey() {
  std::random_device random;
  std::string key = "cli-";
  for (int i = 0; i < 4; ++i) {
    absl::StrAppend(&key, absl::Hex(random(), absl::kZeroPad8));
  }
  return key;
}

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_REQUEST_KEY_H_
