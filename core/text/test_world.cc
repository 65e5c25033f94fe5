#include "core/text/test_world.h"

#include <optional>

#include "absl/strings/match.h"

namespace intake {
namespace {

Installation Meter(Commodity commodity, MeteringPoint point, std::string serial,
                   std::vector<RegisterKind> kinds) {
  Installation meter = {.commodity = commodity,
                        .point = point,
                        .serial = std::move(serial),
                        .installed_on = absl::CivilDay(2010, 1, 1)};
  for (const RegisterKind kind : kinds) {
    meter.registers.push_back(
        {.kind = kind,
         .whole_digits = 5,
         .decimals = commodity == Commodity::kElectricity ? 0 : 3});
  }
  return meter;
}

Installation Electricity(std::string serial, std::vector<RegisterKind> kinds = {
                                                 RegisterKind::kTotal}) {
  return Meter(Commodity::kElectricity, MeteringPoint::kMain, std::move(serial),
               std::move(kinds));
}

Installation HotWater(MeteringPoint point, std::string serial) {
  return Meter(Commodity::kHotWater, point, std::move(serial),
               {RegisterKind::kTotal});
}

Account Holding(std::string number, std::vector<Installation> meters) {
  return {.number = std::move(number), .installations = std::move(meters)};
}

std::map<std::string, Account> MakeAccounts() {
  using enum MeteringPoint;
  const std::vector<RegisterKind> two = {RegisterKind::kDay,
                                         RegisterKind::kNight};
  const std::vector<RegisterKind> three = {
      RegisterKind::kPeak, RegisterKind::kNight, RegisterKind::kHalfPeak};

  Installation former = Electricity("100200");
  former.removed_on = absl::CivilDay(2014, 5, 1);
  Installation current = Electricity("300400");
  current.installed_on = absl::CivilDay(2014, 5, 1);
  Installation removed = HotWater(kKitchen, "740001");
  removed.removed_on = absl::CivilDay(2014, 6, 1);

  return {
      {"e1", Holding("1234567890", {Electricity("778899")})},
      {"e2", Holding("2345678901", {Electricity("00445566", two)})},
      {"e3", Holding("3456789012", {Electricity("9001122", three)})},
      {"h1", Holding("4567890123", {HotWater(kMain, "551122")})},
      {"h2", Holding("5678901234", {HotWater(kKitchen, "661100"),
                                    HotWater(kBath, "661101")})},
      {"e1h1", Holding("6789012345",
                       {Electricity("700001"), HotWater(kMain, "700002")})},
      {"e1h2", Holding("7890123456",
                       {Electricity("710001"), HotWater(kKitchen, "710002"),
                        HotWater(kBath, "710003")})},
      {"e2h1", Holding("8901234567", {Electricity("720001", two),
                                      HotWater(kMain, "720002")})},
      {"z1", Holding("0012345678", {Electricity("730001")})},
      {"s5", Holding("0000054321", {Electricity("730002")})},
      {"x1", Holding("1122334455", {former, current})},
      {"r2", Holding("2233445566", {removed, HotWater(kBath, "740002")})},
  };
}

absl::string_view WithoutZeros(absl::string_view number) {
  while (absl::StartsWith(number, "0")) number.remove_prefix(1);
  return number;
}

}  // namespace

const std::map<std::string, Account>& TestAccounts() {
  static const auto* const accounts =
      new std::map<std::string, Account>(MakeAccounts());
  return *accounts;
}

std::vector<TextFacts::Named> NamedIn(absl::string_view text) {
  std::vector<TextFacts::Named> named;
  for (const std::string& candidate : AccountCandidates(text)) {
    const Account* exact = nullptr;
    std::vector<const Account*> restored;
    for (const auto& [name, account] : TestAccounts()) {
      if (account.number == candidate) {
        exact = &account;
      } else if (candidate.size() < account.number.size() &&
                 WithoutZeros(account.number) == WithoutZeros(candidate)) {
        restored.push_back(&account);
      }
    }
    if (exact != nullptr) {
      named.push_back({.candidate = candidate, .account = exact});
    } else if (restored.size() == 1) {
      named.push_back({.candidate = candidate,
                       .account = restored.front(),
                       .restored = true});
    }
  }
  return named;
}

}  // namespace intake
