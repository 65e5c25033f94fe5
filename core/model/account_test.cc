#include "core/model/account.h"

#include <algorithm>

#include "core/base/limits.h"
#include "core/model/register_slot.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/sample_accounts.h"
#include "tests/support/status_matchers.h"

namespace intake {
namespace {

using namespace ::intake::testing;  // NOLINT: matchers and samples
using ::testing::AllOf;

constexpr absl::CivilDay kMay20(2014, 5, 20);
constexpr absl::CivilDay kJune20(2014, 6, 20);

TEST(NormalizeAccount, LeavesAnAccountInOrderAsItIs) {
  for (const Account& sample : AllSampleAccounts()) {
    Account account = sample;
    EXPECT_THAT(NormalizeAccount(account), IsOk());
    EXPECT_EQ(account, sample);
  }
}

TEST(NormalizeAccount, PutsMetersRegistersAndHistoryInOneOrder) {
  const Account ordered = WithReadings(
      WithReadings(ElectricityAndWaterAccount(), kMay20, {1, 2, 3, 4}), kJune20,
      {10, 20, 30, 40});
  Account account = ordered;
  // Water first, night before day, June before May.
  std::reverse(account.installations.begin(), account.installations.end());
  std::reverse(account.installations.back().registers.begin(),
               account.installations.back().registers.end());
  std::reverse(account.history.begin(), account.history.end());
  for (HistoricReading& reading : account.history) {
    reading.installation = 2 - reading.installation;
    if (reading.installation == 2) {
      reading.register_index = 1 - reading.register_index;
    }
  }
  ASSERT_NE(account, ordered);
  EXPECT_THAT(NormalizeAccount(account), IsOk());
  EXPECT_EQ(account, ordered);
}

TEST(NormalizeAccount, TheNumberIsThePaymentCodeUnlessThereIsOne) {
  Account account = OneTariffAccount("0001234567");
  account.payment_code.clear();
  EXPECT_THAT(NormalizeAccount(account), IsOk());
  EXPECT_EQ(account.payment_code, "0001234567");
  account.payment_code = "42";
  EXPECT_THAT(NormalizeAccount(account), IsOk());
  EXPECT_EQ(account.payment_code, "42");
}

TEST(NormalizeAccount, AnErrorChangesNothing) {
  Account account = ElectricityAndWaterAccount();
  std::reverse(account.installations.begin(), account.installations.end());
  account.payment_code.clear();
  account.history = {{.installation = 7}};
  const Account before = account;
  EXPECT_THAT(NormalizeAccount(account), FieldIs("history[0].installation"));
  EXPECT_EQ(account, before);
}

struct Fault {
  const char* field;
  void (*make)(Account&);
};

// Each spoils the account of two tariffs and two risers in one place; places
// are named as they were given.
const Fault kFaults[] = {
    {"number", [](Account& a) { a.number = "1234"; }},
    {"number", [](Account& a) { a.number = std::string(21, '1'); }},
    {"number", [](Account& a) { a.number = "12345x"; }},
    {"payment_code", [](Account& a) { a.payment_code = "12-3"; }},
    {"holder", [](Account& a) { a.holder = std::string(257, 'x'); }},
    {"address.building",
     [](Account& a) { a.address.building = std::string(257, 'x'); }},
    {"address.entrance",
     [](Account& a) { a.address.entrance = std::string(257, 'x'); }},
    {"address.flat",
     [](Account& a) { a.address.flat = std::string(257, 'x'); }},
    {"address.text",
     [](Account& a) { a.address.text = std::string(257, 'x'); }},
    {"phones[1]",
     [](Account& a) {
       a.phones = {"79031234567", "+79031234567"};
     }},
    {"phones[0]", [](Account& a) { a.phones = {"12"}; }},
    {"phones",
     [](Account& a) { a.phones = std::vector<std::string>(9, "79031234567"); }},
    {"closed_on", [](Account& a) { a.closed_on = absl::CivilDay(1812, 9, 7); }},
    {"installations",
     [](Account& a) { a.installations.resize(33, a.installations[0]); }},
    {"installations[1].serial",
     [](Account& a) { a.installations[1].serial.clear(); }},
    {"installations[1].serial",
     [](Account& a) { a.installations[1].serial = std::string(257, '1'); }},
    {"installations[0].installed_on",
     [](Account& a) { a.installations[0].installed_on = absl::CivilDay(1); }},
    {"installations[0].removed_on",
     [](Account& a) { a.installations[0].removed_on = kSampleInstalledOn; }},
    {"installations[2].verified_until",
     [](Account& a) {
       a.installations[2].verified_until = absl::CivilDay(3000);
     }},
    {"installations[2].registers",
     [](Account& a) { a.installations[2].registers.clear(); }},
    {"installations[0].registers",
     [](Account& a) { a.installations[0].registers.resize(4); }},
    {"installations[0].registers[1].whole_digits",
     [](Account& a) { a.installations[0].registers[1].whole_digits = 10; }},
    {"installations[0].registers[1].whole_digits",
     [](Account& a) { a.installations[0].registers[1].whole_digits = 0; }},
    {"installations[0].registers[0].decimals",
     [](Account& a) { a.installations[0].registers[0].decimals = 4; }},
    {"installations[0].registers[0].multiplier",
     [](Account& a) { a.installations[0].registers[0].multiplier = 0; }},
    {"installations[0].registers[1].kind",
     [](Account& a) {
       a.installations[0].registers[1].kind = RegisterKind::kDay;
     }},
    {"installations[2].installed_on",
     [](Account& a) { a.installations[2].point = MeteringPoint::kKitchen; }},
    {"history[0].installation",
     [](Account& a) { a.history = {{.installation = 3, .date = kMay20}}; }},
    {"history[0].register_index",
     [](Account& a) { a.history = {{.register_index = 2, .date = kMay20}}; }},
    {"history[0].date",
     [](Account& a) { a.history = {{.date = kSampleInstalledOn - 1}}; }},
    {"history[0].value",
     [](Account& a) { a.history = {{.date = kMay20, .value = -1}}; }},
    {"history[0].value",
     [](Account& a) { a.history = {{.date = kMay20, .value = 100'000'000}}; }},
    {"history[1].date",
     [](Account& a) {
       a.history = {{.date = kMay20, .value = 5}, {.date = kMay20, .value = 5}};
     }},
    {"history[0].value",
     [](Account& a) {
       a.history = {{.date = kJune20, .value = 4},
                    {.date = kMay20, .value = 5}};
     }},
    {"history",
     [](Account& a) {
       for (int i = 0; i <= 240; ++i) a.history.push_back({.date = kMay20 + i});
     }},
};

TEST(NormalizeAccount, NamesTheFieldAtFault) {
  for (const Fault& fault : kFaults) {
    Account account = ElectricityAndWaterAccount();
    fault.make(account);
    EXPECT_THAT(NormalizeAccount(account),
                AllOf(StatusIs(absl::StatusCode::kInvalidArgument),
                      FieldIs(fault.field)));
  }
}

TEST(NormalizeAccount, SaysWhatItGotAndWhatItWants) {
  Account account = OneTariffAccount();
  account.number = "12";
  EXPECT_THAT(NormalizeAccount(account),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       "number: got \"12\", want 5 to 20 digits"));
}

TEST(NormalizeAccount, AMeterMayBeExchangedOnOneDay) {
  Account account = OneTariffAccount();
  account.installations.push_back(account.installations[0]);
  account.installations[0].installed_on = kMay20;
  account.installations[1].removed_on = kMay20;
  // The closing reading of the old meter and the opening one of the new.
  account.history = {{.installation = 0, .date = kMay20, .value = 0},
                     {.installation = 1, .date = kMay20, .value = 90'000}};
  EXPECT_THAT(NormalizeAccount(account), IsOk());
  EXPECT_EQ(account.installations[1].installed_on, kMay20);
  EXPECT_EQ(account.history[0].value, 90'000);

  account.installations[0].removed_on = kMay20 + 1;
  EXPECT_THAT(NormalizeAccount(account),
              FieldIs("installations[1].installed_on"));
  account.installations[0].removed_on.reset();
  EXPECT_THAT(NormalizeAccount(account),
              FieldIs("installations[1].installed_on"));
}

TEST(NormalizeAccount, ADialMayWrapNearItsEndAndEstimatesMayBeWrong) {
  Account account = OneTariffAccount();
  account.history = {{.date = kMay20, .value = 90'000'000},
                     {.date = kJune20, .value = 5'000}};
  EXPECT_THAT(NormalizeAccount(account), IsOk());
  account.history[0].value = 89'999'000;
  EXPECT_THAT(NormalizeAccount(account), FieldIs("history[1].value"));
  account.history[0].estimated = true;
  EXPECT_THAT(NormalizeAccount(account), IsOk());
}

TEST(SlotsOn, AreTheRegistersThatHangThatDayInCanonicalOrder) {
  const std::vector<RegisterSlot> slots =
      SlotsOn(ElectricityAndWaterAccount(), kJune20);
  ASSERT_EQ(slots.size(), 4u);
  EXPECT_EQ(slots[0].kind, RegisterKind::kDay);
  EXPECT_EQ(slots[1].kind, RegisterKind::kNight);
  EXPECT_EQ(slots[2].point, MeteringPoint::kKitchen);
  EXPECT_EQ(slots[3].point, MeteringPoint::kBath);
  EXPECT_EQ(slots[3].ref, (RegisterRef{2, 0}));
  EXPECT_EQ(slots[3].decimals, 3);
}

TEST(SlotsOn, AMeterHangsFromItsFirstDayToTheDayBeforeItsRemoval) {
  Account account = OneTariffAccount();
  account.installations[0].removed_on = kJune20;
  EXPECT_EQ(SlotsOn(account, kSampleInstalledOn - 1).size(), 0u);
  EXPECT_EQ(SlotsOn(account, kSampleInstalledOn).size(), 1u);
  EXPECT_EQ(SlotsOn(account, kJune20 - 1).size(), 1u);
  EXPECT_EQ(SlotsOn(account, kJune20).size(), 0u);
}

TEST(SameSerial, LooksPastLeadingZerosAndCase) {
  EXPECT_TRUE(SameSerial("00123", "123"));
  EXPECT_TRUE(SameSerial("0a-1", "A-1"));
  EXPECT_TRUE(SameSerial("Б12", "б12"));
  EXPECT_TRUE(SameSerial("000", "0"));
  EXPECT_FALSE(SameSerial("123", "1230"));
  EXPECT_FALSE(SameSerial("1023", "123"));
}

}  // namespace
}  // namespace intake
