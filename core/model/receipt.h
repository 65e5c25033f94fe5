// The answer to a submission: made once, stored, and the same for ever.

#ifndef INTAKE_CORE_MODEL_RECEIPT_H_
#define INTAKE_CORE_MODEL_RECEIPT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "core/base/amount.h"
#include "core/model/account.h"
#include "core/model/finding.h"
#include "core/model/register_slot.h"

namespace intake {

// Numbers are stored: permanent. Last number used: 3.
enum class Outcome : uint8_t { kAccepted = 1, kHeld = 2, kRefused = 3 };

// What was taken for which register.
struct UnderstoodValue {
  RegisterSlot slot;
  Milli value = 0;

  friend bool operator==(const UnderstoodValue&,
                         const UnderstoodValue&) = default;
};

struct Receipt {
  Outcome outcome = Outcome::kRefused;
  // See receipt_code.h. Empty in the answer to a mere check.
  std::string code;
  // In full, lost zeros put back; empty where no account was recognised.
  std::string account_number;
  std::vector<UnderstoodValue> understood;
  // The date the readings are for, and the month they count for; none where
  // nothing was understood.
  std::optional<absl::CivilDay> reading_date;
  std::optional<absl::CivilMonth> period;
  Findings findings;
  // What to show or send, in the customer's language.
  Language language = Language::kRussian;
  std::string text;
  absl::Time received_at;
  // The rule set it was judged by.
  std::string rules_version;
  // What the customer probably meant: taken only by their yes to this
  // receipt's code. A value for every register that the submission was of, or
  // none at all.
  std::vector<UnderstoodValue> proposal;
  // The last day on which the customer may answer the code, with yes or no;
  // none where nothing is asked.
  std::optional<absl::CivilDay> answer_until;

  friend bool operator==(const Receipt&, const Receipt&) = default;
};

}  // namespace intake

#endif  // INTAKE_CORE_MODEL_RECEIPT_H_
