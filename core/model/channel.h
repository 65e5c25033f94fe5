// A way in: its policy, and the credentials that open it.

#ifndef INTAKE_CORE_MODEL_CHANNEL_H_
#define INTAKE_CORE_MODEL_CHANNEL_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "core/model/commodity.h"

namespace intake {

// Whose word a reading is. Numbers are stored: permanent, and rise with trust.
// Last number used: 3.
enum class Trust : uint8_t {
  kCustomer = 1,   // the customer's own word
  kWitnessed = 2,  // with staff or a signature
  kInspector = 3,  // an inspector's control reading
};

// What a representative may hand in lists for: a whole building, or only the
// entrances named.
struct Mandate {
  std::string representative;
  std::string building;
  std::vector<std::string> entrances;

  friend bool operator==(const Mandate&, const Mandate&) = default;
};

struct ChannelPolicy {
  // 1 to 32 of a-z, 0-9 and _, a letter first.
  std::string id;
  // For people, in both languages of the product.
  std::string name_ru;
  std::string name_en;
  // Where customers are pointed to it: a number, an address; may be empty.
  std::string contact;
  // Receives from this moment (none: always) until that one (exclusive; none:
  // for good).
  std::optional<absl::Time> open_from;
  std::optional<absl::Time> retired_from;
  // Empty: every commodity.
  std::vector<Commodity> commodities;
  Trust trust = Trust::kCustomer;
  // Staff act in it: no customer is on the other side to be asked.
  bool staffed = false;
  // A customer on it may release what asks only for their own word.
  bool may_confirm = false;
  // Its reading dates are evidence (a transaction, a signed paper): they count
  // for their month even when they arrive after the window.
  bool dates_are_evidence = false;
  bool signature_required = false;
  // Only phones registered with the account may send for it.
  bool registered_sender_required = false;
  // Only within a mandate of the agent who hands in.
  bool mandate_required = false;
  std::vector<Mandate> mandates;
  // Answers are cut to one SMS part.
  bool answer_in_one_sms = false;
  // Customers are told of it when another channel refuses them.
  bool open_to_customers = true;
  // Customers log in on it: each call is made for one of them and reaches only
  // the accounts linked to them.
  bool log_in_required = false;

  friend bool operator==(const ChannelPolicy&, const ChannelPolicy&) = default;
};

// INVALID_ARGUMENT with the field at fault.
absl::Status ValidateChannelPolicy(const ChannelPolicy& policy);

// What a credential names in place of a channel when it is the billing
// system's. No channel's id begins like this.
inline constexpr char kBillingCredentialChannel[] = "@billing";

// The same for a desk's: who acts with it says so by a session of their own.
inline constexpr char kDeskCredentialChannel[] = "@desk";

// Opens its channel (or, with no channel, the administrator's RPCs, or
// billing's, or a desk's) to whoever holds the secret. Only the secret's hash
// is known here.
struct Credential {
  // Public part of the key.
  std::string id;
  // Empty for an administrator's; one of the constants above for billing's and
  // a desk's.
  std::string channel;
  std::string secret_hash;
  absl::Time issued_at;
  std::optional<absl::Time> revoked_at;

  friend bool operator==(const Credential&, const Credential&) = default;
};

}  // namespace intake

#endif  // INTAKE_CORE_MODEL_CHANNEL_H_
