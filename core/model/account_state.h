// What an account's events add up to, as far as judging the next submission
// needs it. Bounded: it does not grow with the account's history.

#ifndef INTAKE_CORE_MODEL_ACCOUNT_STATE_H_
#define INTAKE_CORE_MODEL_ACCOUNT_STATE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "core/base/amount.h"
#include "core/model/account.h"
#include "core/model/channel.h"
#include "core/model/open_submission.h"
#include "core/model/register_slot.h"

namespace intake {

// An accepted reading that nothing has taken the place of.
struct LiveReading {
  absl::CivilDay date;
  Milli value = 0;
  // The month it counts for.
  absl::CivilMonth period;
  Trust trust = Trust::kCustomer;
  bool estimated = false;
  // Empty for what came with the account's import, or from staff.
  std::string channel;
  // Known to billing from the start: it came with the account's import.
  bool imported = false;
  // When it became live.
  absl::Time recorded_at;

  friend bool operator==(const LiveReading&, const LiveReading&) = default;
};

// The live readings of one register by date, the latest
// kReadingsRememberedPerRegister of them. `complete` while none was dropped.
struct RegisterHistory {
  RegisterRef target;
  std::vector<LiveReading> readings;
  bool complete = true;

  friend bool operator==(const RegisterHistory&,
                         const RegisterHistory&) = default;
};

// A content that came lately, for the repeat under another key: none is kept
// that is older than the last one by more than limits::kContentRepeatWindow.
struct RecentContent {
  std::string channel;
  uint64_t fingerprint = 0;
  absl::Time received_at;
  std::string request_key;

  friend bool operator==(const RecentContent&, const RecentContent&) = default;
};

struct AccountState {
  // Of the last event; 0 for a stream that has none.
  uint32_t sequence = 0;
  // As defined last, without its history: `registers` has what judging needs of
  // that. None in a bucket of submissions that name no known account.
  std::optional<Account> account;
  // Of that definition, history included (DefinitionFingerprint): tells whether
  // an import changes anything. 0 where there is no account.
  uint64_t definition_fingerprint = 0;
  // One for each register of each installation, in order of RegisterRef.
  std::vector<RegisterHistory> registers;
  // Fingerprints of the latest request keys (with their channel); while
  // `all_keys_recent`, a key whose fingerprint is not here was never seen.
  std::vector<uint64_t> recent_keys;
  bool all_keys_recent = true;
  std::vector<RecentContent> recent_contents;
  // In order of sequence, the latest kOpenSubmissionsRemembered of them; those
  // that ended stay until others take their room.
  std::vector<OpenSubmission> open;
  // How many of the installations the last definition had; those behind them
  // came by exchanges of meters.
  uint32_t defined_installations = 0;

  friend bool operator==(const AccountState&, const AccountState&) = default;
};

uint64_t KeyFingerprint(absl::string_view channel, absl::string_view key);

// The history of `target`; null where the account has no such register.
const RegisterHistory* HistoryOf(const AccountState& state, RegisterRef target);

// The open submission with that receipt; null where none is remembered.
const OpenSubmission* FindOpen(const AccountState& state,
                               absl::string_view receipt_code);

}  // namespace intake

#endif  // INTAKE_CORE_MODEL_ACCOUNT_STATE_H_
