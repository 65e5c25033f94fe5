#include "core/model/account_state.h"

#include <algorithm>

#include "core/base/fingerprint.h"

namespace intake {

uint64_t KeyFingerprint(absl::string_view channel, absl::string_view key) {
  return Fingerprint(key, Fingerprint(channel));
}

const RegisterHistory* HistoryOf(const AccountState& state,
                                 RegisterRef target) {
  const auto found = std::find_if(
      state.registers.begin(), state.registers.end(),
      [target](const auto& history) { return history.target == target; });
  return found == state.registers.end() ? nullptr : &*found;
}

const OpenSubmission* FindOpen(const AccountState& state,
                               absl::string_view receipt_code) {
  const auto found = std::find_if(state.open.begin(), state.open.end(),
                                  [receipt_code](const auto& open) {
                                    return open.receipt_code == receipt_code;
                                  });
  return found == state.open.end() ? nullptr : &*found;
}

}  // namespace intake
