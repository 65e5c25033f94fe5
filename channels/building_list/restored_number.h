// Digits out of a cell as people and spreadsheets leave them there. Only what
// has one meaning is restored, and what was done is said.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_RESTORED_NUMBER_H_
#define INTAKE_CHANNELS_BUILDING_LIST_RESTORED_NUMBER_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace intake::building_list {

struct RestoredNumber {
  std::string text;
  // In Russian, for the answer.
  std::vector<std::string> remarks;
};

// What takes part in a number restored: blanks inside taken out (of a value
// only where they stand as between thousands), full-width digits, the letter О
// as zero; the decimal comma stays. Anything else is given as it stands but for
// the blanks around it: it is the customer's, and the core judges it.
RestoredNumber RestoredAccount(absl::string_view text);
RestoredNumber RestoredValue(absl::string_view text);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_RESTORED_NUMBER_H_
