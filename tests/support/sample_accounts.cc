#include "tests/support/sample_accounts.h"

#include <cstdint>
#include <utility>

#include "absl/base/macros.h"
#include "absl/strings/str_cat.h"

namespace intake::testing {
namespace {

Account AccountAt(absl::string_view number) {
  return {.number = std::string(number),
          .payment_code = std::string(number),
          .holder = "Иванова А. П.",
          .address = {.building = "b-1",
                      .entrance = "2",
                      .flat = "17",
                      .text = "ул. Садовая, 1, кв. 17"},
          .phones = {"79031234567"}};
}

Installation ElectricityMeter(std::vector<RegisterKind> kinds) {
  Installation meter = {.commodity = Commodity::kElectricity,
                        .point = MeteringPoint::kMain,
                        .serial = "E100200",
                        .installed_on = kSampleInstalledOn};
  for (RegisterKind kind : kinds) meter.registers.push_back({.kind = kind});
  return meter;
}

Installation WaterMeter(MeteringPoint point) {
  return {.commodity = Commodity::kHotWater,
          .point = point,
          .serial = absl::StrCat("W30040", static_cast<int>(point)),
          .installed_on = kSampleInstalledOn,
          .registers = {{.kind = RegisterKind::kTotal, .decimals = 3}}};
}

}  // namespace

Account OneTariffAccount(absl::string_view number) {
  Account account = AccountAt(number);
  account.installations = {ElectricityMeter({RegisterKind::kTotal})};
  return account;
}

Account TwoTariffAccount(absl::string_view number) {
  Account account = AccountAt(number);
  account.installations = {
      ElectricityMeter({RegisterKind::kDay, RegisterKind::kNight})};
  return account;
}

Account ThreeTariffAccount(absl::string_view number) {
  Account account = AccountAt(number);
  account.installations = {ElectricityMeter(
      {RegisterKind::kPeak, RegisterKind::kNight, RegisterKind::kHalfPeak})};
  return account;
}

Account OneRiserAccount(absl::string_view number) {
  Account account = AccountAt(number);
  account.installations = {WaterMeter(MeteringPoint::kMain)};
  return account;
}

Account TwoRiserAccount(absl::string_view number) {
  Account account = AccountAt(number);
  account.installations = {WaterMeter(MeteringPoint::kKitchen),
                           WaterMeter(MeteringPoint::kBath)};
  return account;
}

Account ElectricityAndWaterAccount(absl::string_view number) {
  Account account = AccountAt(number);
  account.installations = {
      ElectricityMeter({RegisterKind::kDay, RegisterKind::kNight}),
      WaterMeter(MeteringPoint::kKitchen), WaterMeter(MeteringPoint::kBath)};
  return account;
}

std::vector<Account> AllSampleAccounts() {
  return {OneTariffAccount(), TwoTariffAccount(), ThreeTariffAccount(),
          OneRiserAccount(),  TwoRiserAccount(),  ElectricityAndWaterAccount()};
}

Account WithReadings(Account account, absl::CivilDay date,
                     const std::vector<Milli>& values) {
  size_t next = 0;
  std::vector<HistoricReading> readings;
  for (uint32_t i = 0; i < account.installations.size(); ++i) {
    for (uint32_t r = 0; r < account.installations[i].registers.size(); ++r) {
      ABSL_HARDENING_ASSERT(next < values.size());
      readings.push_back({.installation = i,
                          .register_index = r,
                          .date = date,
                          .value = values[next++]});
    }
  }
  ABSL_HARDENING_ASSERT(next == values.size());
  account.history.insert(account.history.end(), readings.begin(),
                         readings.end());
  const absl::Status status = NormalizeAccount(account);
  ABSL_HARDENING_ASSERT(status.ok());
  return account;
}

}  // namespace intake::testing
