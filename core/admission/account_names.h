// The accounts that a command names, so that the store can be asked for those
// of a whole group at once.

#ifndef INTAKE_CORE_ADMISSION_ACCOUNT_NAMES_H_
#define INTAKE_CORE_ADMISSION_ACCOUNT_NAMES_H_

#include <string>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/strings/string_view.h"

namespace intake {

struct AccountNames {
  // What perhaps is an account's number. Only where none of them is one as it
  // stands, and only if `restore`, are lost leading zeros put back.
  struct Alternatives {
    // Almost always one.
    absl::InlinedVector<std::string, 1> numbers;
    bool restore = false;
  };
  absl::InlinedVector<Alternatives, 1> alternatives;
  // What banks call accounts.
  std::vector<std::string> payment_codes;
  // Accounts that need not exist yet.
  std::vector<std::string> to_define;
};

// `number` with 1, 2, … zeros in front, as far as an account's number may be
// long; shorter than the shortest number left out. None for what is not all
// digits.
std::vector<std::string> WithLeadingZeros(absl::string_view number);

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_ACCOUNT_NAMES_H_
