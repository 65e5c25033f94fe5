// A submission on which somebody may still have a word: held readings, and
// those whose receipt asked the customer a question.

#ifndef INTAKE_CORE_MODEL_OPEN_SUBMISSION_H_
#define INTAKE_CORE_MODEL_OPEN_SUBMISSION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "core/model/channel.h"
#include "core/model/receipt.h"

namespace intake {

// How it ended. Numbers are stored: permanent. Last number used: 4.
enum class Ending : uint8_t {
  kNone = 0,       // it waits
  kAnswered = 1,   // by the customer
  kApproved = 2,   // by staff, or by the exchange of meters it waited for
  kRejected = 3,   // by staff
  kWithdrawn = 4,  // its sender sent something else instead, or took it back
};

struct OpenSubmission {
  std::string receipt_code;
  // Of the event that judged it.
  uint32_t sequence = 0;
  // Held or refused.
  Outcome outcome = Outcome::kHeld;
  // Some of its findings want an operator: the customer's word is not enough.
  bool needs_staff = false;
  std::string channel;
  std::string sender;
  Trust trust = Trust::kCustomer;
  absl::Time received_at;
  absl::CivilDay date;
  // None where nothing was understood.
  std::optional<absl::CivilMonth> period;
  std::vector<UnderstoodValue> values;
  std::vector<UnderstoodValue> proposal;
  std::optional<absl::CivilDay> answer_until;
  Ending ending = Ending::kNone;
  // The channel or the member of staff that ended it.
  std::string ended_by;
  absl::Time ended_at;

  bool waits() const { return ending == Ending::kNone; }
  friend bool operator==(const OpenSubmission&,
                         const OpenSubmission&) = default;
};

}  // namespace intake

#endif  // INTAKE_CORE_MODEL_OPEN_SUBMISSION_H_
