// Made-up accounts of every shape the announcement knows, valid as they are:
// what NormalizeAccount makes of each is the same again.

#ifndef INTAKE_TESTS_SUPPORT_SAMPLE_ACCOUNTS_H_
#define INTAKE_TESTS_SUPPORT_SAMPLE_ACCOUNTS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "core/base/amount.h"
#include "core/model/account.h"

namespace intake::testing {

// All meters were installed on this day.
inline constexpr absl::CivilDay kSampleInstalledOn(2010, 1, 1);

// Electricity: total; day and night; peak, night and half-peak. Five whole
// digits, no decimals.
Account OneTariffAccount(absl::string_view number = "1234567890");
Account TwoTariffAccount(absl::string_view number = "1234567891");
Account ThreeTariffAccount(absl::string_view number = "1234567892");

// Hot water: five whole digits, three decimals.
Account OneRiserAccount(absl::string_view number = "1234567893");
Account TwoRiserAccount(absl::string_view number = "1234567894");

// Two-tariff electricity and hot water of two risers.
Account ElectricityAndWaterAccount(absl::string_view number = "1234567895");

// Every shape above, once.
std::vector<Account> AllSampleAccounts();

// `account` with an actual reading of each of its registers on `date`; one
// value for each, in canonical order.
Account WithReadings(Account account, absl::CivilDay date,
                     const std::vector<Milli>& values);

}  // namespace intake::testing

#endif  // INTAKE_TESTS_SUPPORT_SAMPLE_ACCOUNTS_H_
