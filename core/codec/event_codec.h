// Events and account states as bytes: what the store keeps and hashes.

#ifndef INTAKE_CORE_CODEC_EVENT_CODEC_H_
#define INTAKE_CORE_CODEC_EVENT_CODEC_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/account_state.h"
#include "core/model/event.h"

namespace intake {

// Canonical: equal bodies give equal bytes, in every version from now on.
// The format is written down at the top of the .cc.
std::string EncodeEventBody(const EventBody& body);

// DATA_LOSS: bytes that no version has written, with the offset.
absl::StatusOr<EventBody> DecodeEventBody(absl::string_view bytes);

// A state is a cache of what its events add up to: one of another version than
// this is not read but made again from them.
inline constexpr uint8_t kStateVersion = 5;
std::string EncodeState(const AccountState& state);
// DATA_LOSS: bytes that this version has not written, with the offset.
absl::StatusOr<AccountState> DecodeState(absl::string_view bytes);

// What a state's account is looked up by besides its number; nothing where it
// has no account.
struct StateNames {
  std::string payment_code;
  std::vector<std::string> phones;
};

// The names alone, several times as fast. Looks at nothing behind them.
absl::StatusOr<StateNames> DecodeStateNames(absl::string_view bytes);

}  // namespace intake

#endif  // INTAKE_CORE_CODEC_EVENT_CODEC_H_
