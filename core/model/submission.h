// One attempt, through any channel, to hand in the readings of one account.

#ifndef INTAKE_CORE_MODEL_SUBMISSION_H_
#define INTAKE_CORE_MODEL_SUBMISSION_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/time/civil_time.h"
#include "core/model/commodity.h"

namespace intake {

// Text as a person typed it; it may name the account, registers and a date.
struct TypedText {
  std::string text;

  friend bool operator==(const TypedText&, const TypedText&) = default;
};

// Values in the canonical order of the account's registers.
struct OrderedValues {
  std::vector<std::string> values;

  friend bool operator==(const OrderedValues&, const OrderedValues&) = default;
};

// A value for a register that is named as far as the source names it.
struct NamedValue {
  std::optional<Commodity> commodity;
  std::optional<MeteringPoint> point;
  std::optional<RegisterKind> kind;
  // The meter's serial number; empty where the source gives none.
  std::string serial;
  // A decimal string as the source gave it.
  std::string value;

  friend bool operator==(const NamedValue&, const NamedValue&) = default;
};

struct NamedValues {
  std::vector<NamedValue> values;

  friend bool operator==(const NamedValues&, const NamedValues&) = default;
};

// The customer's yes or no to the question that a receipt asked.
struct CodeAnswer {
  // The receipt's, as a person quotes it.
  std::string code;
  // Yes takes the proposal, or else what was sent; no insists on what was sent.
  bool yes = true;

  friend bool operator==(const CodeAnswer&, const CodeAnswer&) = default;
};

// Numbers are stored: permanent. Last number used: 2.
enum class Signature : uint8_t { kNotAsked = 0, kPresent = 1, kMissing = 2 };

// Where a submission came from: kept for ever, refused or not.
struct Evidence {
  // A phone number, e-mail address or log-in.
  std::string sender;
  // The member of staff, or the representative's id, who acts for the customer.
  std::string agent;
  // Batch and sequence, file and row, transaction id.
  std::string document;
  Signature signature = Signature::kNotAsked;
  // What arrived, byte for byte.
  std::string raw;
  // Where in what arrived this stood: file and line.
  std::string source;

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

struct Submission {
  // 1 to 128 bytes; the same on every resend of the same submission.
  std::string request_key;
  // Empty only with TypedText that names the account itself, with CodeAnswer,
  // and with a payment code.
  std::string account_number;
  // What a bank calls the account, in place of its number.
  std::string payment_code;
  std::variant<TypedText, OrderedValues, NamedValues, CodeAnswer> content;
  std::optional<absl::CivilDay> reading_date;
  // When the channel took it that passes it on later; see HandedInOn.
  std::optional<absl::CivilDay> handed_in_on;
  Evidence evidence;

  friend bool operator==(const Submission&, const Submission&) = default;
};

// Whether it names an account apart from its content.
inline bool NamesAccount(const Submission& submission) {
  return !submission.account_number.empty() || !submission.payment_code.empty();
}

// The day that stands in for a reading date where neither the source nor the
// text names one. A channel whose clock is ahead does not hand in tomorrow.
inline absl::CivilDay HandedInOn(const Submission& submission,
                                 absl::CivilDay received_on) {
  return std::min(submission.handed_in_on.value_or(received_on), received_on);
}

// Equal for two submissions exactly when they say the same: account, content
// after normalising, date, sender, agent, document and signature; not the key,
// the raw bytes, their source and the day they were handed in. Stored: what it
// gives for a submission never changes.
uint64_t ContentFingerprint(const Submission& submission);

}  // namespace intake

#endif  // INTAKE_CORE_MODEL_SUBMISSION_H_
