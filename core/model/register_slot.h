// The registers an account has on a day, flat and in canonical order: the
// shape that every submission's values are fitted to.

#ifndef INTAKE_CORE_MODEL_REGISTER_SLOT_H_
#define INTAKE_CORE_MODEL_REGISTER_SLOT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "core/model/account.h"

namespace intake {

// Names one register of one installation of an account.
struct RegisterRef {
  uint32_t installation = 0;
  uint32_t register_index = 0;

  friend auto operator<=>(const RegisterRef&, const RegisterRef&) = default;
};

struct RegisterSlot {
  RegisterRef ref;
  Commodity commodity = Commodity::kElectricity;
  MeteringPoint point = MeteringPoint::kMain;
  RegisterKind kind = RegisterKind::kTotal;
  int whole_digits = 5;
  int decimals = 0;

  friend bool operator==(const RegisterSlot&, const RegisterSlot&) = default;
};

// The registers of the installations that hang on `date`, in canonical order:
// commodity, point, kind.
std::vector<RegisterSlot> SlotsOn(const Account& account, absl::CivilDay date);

const Installation& InstallationOf(const Account& account, RegisterRef ref);
const Register& RegisterOf(const Account& account, RegisterRef ref);

// Leading zeros and letter case aside, one serial number is the
// other.
bool SameSerial(absl::string_view a, absl::string_view b);

}  // namespace intake

#endif  // INTAKE_CORE_MODEL_REGISTER_SLOT_H_
