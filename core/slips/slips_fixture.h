// What the tests of slips share: headers, slips and people.

#ifndef INTAKE_CORE_SLIPS_SLIPS_FIXTURE_H_
#define INTAKE_CORE_SLIPS_SLIPS_FIXTURE_H_

#include <initializer_list>
#include <string>

#include "absl/time/civil_time.h"
#include "core/slips/batch.h"
#include "core/slips/keying.h"

namespace intake::testing {

inline const Clerk kAnna = {.log_in = "anna"};
inline const Clerk kBoris = {.log_in = "boris"};
inline const Clerk kVera = {.log_in = "vera"};
inline const Clerk kChief = {.log_in = "chief", .is_supervisor = true};

inline BatchHeader HeaderOf(int slips, KeyingMode mode) {
  return {.number = "2014-117",
          .source = "post office 12",
          .date = absl::CivilDay(2014, 6, 20),
          .slips = slips,
          .mode = mode};
}

inline SlipContent SlipOf(const std::string& account,
                          std::initializer_list<std::string> values) {
  return {.account_number = account, .values = values, .is_signed = true};
}

}  // namespace intake::testing

#endif  // INTAKE_CORE_SLIPS_SLIPS_FIXTURE_H_
