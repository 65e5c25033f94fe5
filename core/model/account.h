// The customer's contract for a place, and what is metered there.

#ifndef INTAKE_CORE_MODEL_ACCOUNT_H_
#define INTAKE_CORE_MODEL_ACCOUNT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "core/base/amount.h"
#include "core/model/commodity.h"

namespace intake {

// Numbers are stored: permanent. Last number used: 2.
enum class Language : uint8_t { kRussian = 1, kEnglish = 2 };

// One dial: it shows `whole_digits` digits (1 to 9) and `decimals` red ones
// (0 to 3), and wraps to zero after 10^whole_digits units. One dial unit is
// `multiplier` thousandths of a commodity unit (1000 with no transformer).
struct Register {
  RegisterKind kind = RegisterKind::kTotal;
  int whole_digits = 5;
  int decimals = 0;
  Milli multiplier = kMilliPerUnit;

  friend bool operator==(const Register&, const Register&) = default;
};

// One meter at one metering point, from the day it was installed to the day it
// was removed (exclusive; none while it hangs).
struct Installation {
  Commodity commodity = Commodity::kElectricity;
  MeteringPoint point = MeteringPoint::kMain;
  std::string serial;
  absl::CivilDay installed_on;
  std::optional<absl::CivilDay> removed_on;
  // The last day on which the meter is legally fit; none where unknown.
  std::optional<absl::CivilDay> verified_until;
  // Read remotely: readings of customers are kept, not billed.
  bool automatic = false;
  // In canonical order, at least one.
  std::vector<Register> registers;
  // The most the connection can deliver in a day, in commodity units; none
  // where the rule set's limit of the commodity holds.
  std::optional<Milli> daily_capacity;

  friend bool operator==(const Installation&, const Installation&) = default;
};

struct Address {
  // A stable id of the building, as mandates name it.
  std::string building;
  std::string entrance;
  std::string flat;
  // As people read it: street, house, flat.
  std::string text;
  // The number of the house as on the bill: what a customer has to know besides
  // the account's number. Empty: nobody can register it.
  std::string house;

  friend bool operator==(const Address&, const Address&) = default;
};

// A reading taken before this system knew the account, or the opening reading
// of an installation. It is actual unless `estimated`.
struct HistoricReading {
  // Indexes into Account::installations and Installation::registers.
  uint32_t installation = 0;
  uint32_t register_index = 0;
  absl::CivilDay date;
  Milli value = 0;
  bool estimated = false;

  friend bool operator==(const HistoricReading&,
                         const HistoricReading&) = default;
};

// What comes from outside passes NormalizeAccount first.
struct Account {
  // Digits; leading zeros count.
  std::string number;
  // What a bank's terminal calls the account; the number by default.
  std::string payment_code;
  std::string holder;
  Address address;
  // Digits with country code, no plus: `79031234567`.
  std::vector<std::string> phones;
  Language language = Language::kRussian;
  // The first day on which the account is no more.
  std::optional<absl::CivilDay> closed_on;
  // As imported in canonical order: commodity, point, then by day of
  // installation. Those that an exchange of meters adds stand behind these, so
  // that a RegisterRef keeps its meaning.
  std::vector<Installation> installations;
  // Ordered by installation, register, date.
  std::vector<HistoricReading> history;

  friend bool operator==(const Account&, const Account&) = default;
};

// Puts installations, registers and history in canonical order and checks
// everything the comments above promise, bounds of limits.h among it.
//
// INVALID_ARGUMENT with the field at fault, named as it was given (and
// `account` as it was given): digits out of range, a register
// twice, overlapping installations at one point, a reading outside its
// installation or above the dial, history that runs backwards without a wrap.
absl::Status NormalizeAccount(Account& account);

}  // namespace intake

#endif  // INTAKE_CORE_MODEL_ACCOUNT_H_
