#include "channels/cli/town/town.h"

#include <map>
#include <set>
#include <string>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "channels/cli/town/account_json.h"
#include "channels/cli/town/random.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/json_util.h"
#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::Each;
using ::testing::EndsWith;
using ::testing::SizeIs;
using ::testing::StartsWith;

TownOptions Options(uint64_t seed = 1, int months = 24) {
  return {.seed = seed, .months = months, .until = absl::CivilDay(2014, 5, 31)};
}

absl::CivilDay Day(const std::string& text) {
  absl::CivilDay day;
  EXPECT_TRUE(absl::ParseCivilTime(text, &day)) << text;
  return day;
}

// Thousandths.
int64_t Milli(const std::string& value) {
  std::vector<std::string> parts = absl::StrSplit(value, '.');
  EXPECT_LE(parts.size(), 2u) << value;
  std::string fraction = parts.size() > 1 ? parts[1] : "";
  EXPECT_LE(fraction.size(), 3u) << value;
  fraction.resize(3, '0');
  return std::stoll(parts[0]) * 1000 + std::stoll(fraction);
}

std::string LineOf(const v1::Account& account) {
  std::string line;
  AppendAccountLine(account, &line);
  return line;
}

TEST(RandomNumbers, IsSplitMix64) {
  // The reference implementation's first numbers for seed 1234567.
  Random random(1234567);
  EXPECT_EQ(random.Next(), 6457827717110365317u);
  EXPECT_EQ(random.Next(), 3203168211198807973u);
}

TEST(RandomNumbers, DrawsBothEndsOfARange) {
  Random random(1);
  std::set<int64_t> drawn;
  for (int i = 0; i < 100; ++i) drawn.insert(random.Between(-1, 1));
  EXPECT_EQ(drawn, (std::set<int64_t>{-1, 0, 1}));
}

TEST(Town, BeginsWithTheDocumentedAccounts) {
  std::vector<std::string> got;
  for (int64_t i = 0; i < 7; ++i) {
    const v1::Account account = AccountOfTown(Options(), i);
    std::string line = account.number();
    for (const v1::Installation& meter : account.installations()) {
      for (const v1::Register& dial : meter.registers()) {
        absl::StrAppend(&line, " ", meter.commodity(), ".", meter.point(), ".",
                        dial.kind());
      }
    }
    got.push_back(line);
  }
  EXPECT_EQ(got, (std::vector<std::string>{
                     "0012345678 1.1.1",              //
                     "1234567890 1.1.1",              //
                     "1234567891 1.1.2 1.1.4",        // day, night
                     "1234567892 1.1.3 1.1.4 1.1.5",  // peak, night, half-peak
                     "1234567893 2.1.1",              //
                     "1234567894 2.2.1 2.3.1",        // kitchen, bath
                     "1234567895 1.1.2 1.1.4 2.2.1 2.3.1",
                 }));
}

TEST(Town, ReadsTheDocumentedAccountsEveryMonthOnWorkingMeters) {
  for (int64_t i = 0; i < 7; ++i) {
    const v1::Account account = AccountOfTown(Options(3), i);
    int dials = 0;
    for (const v1::Installation& meter : account.installations()) {
      dials += meter.registers_size();
      EXPECT_EQ(meter.removed_on(), "");
      EXPECT_FALSE(meter.automatic());
    }
    EXPECT_THAT(account.history(), SizeIs(24 * dials)) << account.number();
    EXPECT_EQ(account.closed_on(), "");
    EXPECT_FALSE(account.phones().empty());
  }
}

TEST(Town, IsTheSameEverywhere) {
  EXPECT_EQ(
      LineOf(AccountOfTown(Options(1, 1), 1)),
      R"({"number":"1234567890","holder":"Шишкина Е. Д.",)"
      R"("address":{"building":"sadovaya-1","entrance":"1","flat":"2",)"
      R"("text":"г. Верхнеречинск, ул. Садовая, д. 1, кв. 2","house":"1"},)"
      R"("phones":["70008603140"],"language":"LANGUAGE_RUSSIAN",)"
      R"("installations":[{"commodity":"COMMODITY_ELECTRICITY",)"
      R"("point":"METERING_POINT_MAIN","serial":"447384170",)"
      R"("installed_on":"2010-11-07","verified_until":"2026-10-01",)"
      R"("registers":[{"kind":"REGISTER_KIND_TOTAL","whole_digits":6,)"
      R"("decimals":1}]}],"history":[{"register":{)"
      R"("commodity":"COMMODITY_ELECTRICITY",)"
      R"("point":"METERING_POINT_MAIN","kind":"REGISTER_KIND_TOTAL",)"
      R"("serial":"447384170"},"date":"2014-05-23","value":"22991.5"}]})"
      "\n");
}

TEST(Town, DiffersFromSeedToSeedButForTheDocumentedNumbers) {
  EXPECT_NE(LineOf(AccountOfTown(Options(1), 100)),
            LineOf(AccountOfTown(Options(2), 100)));
  EXPECT_NE(AccountOfTown(Options(1), 101).holder() +
                AccountOfTown(Options(1), 102).holder(),
            AccountOfTown(Options(2), 100).holder() +
                AccountOfTown(Options(2), 101).holder());
  EXPECT_EQ(AccountOfTown(Options(2), 0).number(), "0012345678");
}

TEST(Town, GivesEachAccountANumberAndAFlatOfItsOwn) {
  std::set<std::string> numbers, flats;
  for (int64_t i = 0; i < 20'000; ++i) {
    const v1::Account account = AccountOfTown(Options(1, 0), i);
    EXPECT_THAT(account.number(), SizeIs(10));
    EXPECT_TRUE(numbers.insert(account.number()).second) << account.number();
    EXPECT_TRUE(flats
                    .insert(absl::StrCat(account.address().building(), "/",
                                         account.address().flat()))
                    .second)
        << account.address().text();
    EXPECT_THAT(account.phones(), Each(StartsWith("7000")));
    EXPECT_THAT(account.phones(), Each(SizeIs(11)));
  }
}

TEST(Town, HasSomeOfEverything) {
  std::map<std::string, int> seen;
  for (int64_t i = 0; i < 2'000; ++i) {
    const v1::Account account = AccountOfTown(Options(), i);
    seen["leading zero"] += account.number()[0] == '0';
    seen["closed"] += !account.closed_on().empty();
    seen["no phone"] += account.phones().empty();
    seen["English"] += account.language() == v1::LANGUAGE_ENGLISH;
    for (const v1::Installation& meter : account.installations()) {
      seen["exchanged"] += !meter.removed_on().empty();
      seen["automatic"] += meter.automatic();
      seen[absl::StrCat(meter.commodity(), ".", meter.point(), " dials ",
                        meter.registers_size())]++;
    }
    for (const v1::HistoricReading& reading : account.history()) {
      seen["estimated"] += reading.estimated();
    }
  }
  for (const char* what :
       {"leading zero", "closed", "no phone", "English", "exchanged",
        "automatic", "estimated", "1.1 dials 1", "1.1 dials 2", "1.1 dials 3",
        "2.1 dials 1", "2.2 dials 1", "2.3 dials 1"}) {
    EXPECT_GE(seen[what], 5) << what;
  }
}

// What the server asks of an account that is imported.
void CheckHistory(const v1::Account& account, absl::CivilDay until) {
  using Dial = std::pair<std::string, int>;  // serial, kind
  std::map<std::string, const v1::Installation*> meters;
  for (const v1::Installation& meter : account.installations()) {
    ASSERT_TRUE(meters.emplace(meter.serial(), &meter).second);
    ASSERT_LT(Day(meter.installed_on()), Day(meter.verified_until()));
    if (!meter.removed_on().empty()) {
      ASSERT_LT(Day(meter.installed_on()), Day(meter.removed_on()));
    }
  }
  std::map<Dial, std::pair<absl::CivilDay, int64_t>> last;
  std::map<Dial, int> count;
  for (const v1::HistoricReading& reading : account.history()) {
    const v1::Installation& meter = *meters.at(reading.register_().serial());
    const absl::CivilDay day = Day(reading.date());
    ASSERT_GE(day, Day(meter.installed_on()));
    ASSERT_LE(day, until);
    if (!meter.removed_on().empty()) {
      ASSERT_LE(day, Day(meter.removed_on()));
    }
    if (!account.closed_on().empty()) {
      ASSERT_LE(day, Day(account.closed_on()));
    }

    int64_t end = 1000;
    for (int i = 0; i < meter.registers(0).whole_digits(); ++i) end *= 10;
    const int64_t value = Milli(reading.value());
    ASSERT_LT(value, end);
    const Dial dial{meter.serial(), reading.register_().kind()};
    ASSERT_LE(++count[dial], 240);
    if (auto before = last.find(dial); before != last.end()) {
      ASSERT_GT(day, before->second.first);
      // It may be lower only where the dial wrapped.
      if (value < before->second.second) {
        ASSERT_GE(before->second.second, end / 10 * 9);
      }
    }
    last[dial] = {day, value};
  }
}

TEST(Town, MakesHistoriesThatAServerTakes) {
  for (const auto& [seed, months, accounts] :
       {std::tuple(1, 24, 2000), std::tuple(2, kTownMonthsMax, 300),
        std::tuple(3, 1, 500), std::tuple(4, 0, 500), std::tuple(5, 7, 500)}) {
    const TownOptions options = Options(static_cast<uint64_t>(seed), months);
    for (int64_t i = 0; i < accounts; ++i) {
      const v1::Account account = AccountOfTown(options, i);
      ASSERT_NO_FATAL_FAILURE(CheckHistory(account, options.until))
          << "seed " << seed << ", months " << months << ", account " << i
          << ": " << LineOf(account);
      if (months == 0) {
        ASSERT_THAT(account.history(), SizeIs(0));
      }
    }
  }
}

TEST(Town, UsesMoreElectricityInWinter) {
  int64_t winter = 0, summer = 0;
  for (int64_t i = 0; i < 300; ++i) {
    const v1::Account account = AccountOfTown(Options(1, 12), i);
    if (account.installations_size() != 1 ||
        account.installations(0).commodity() != v1::COMMODITY_ELECTRICITY ||
        account.installations(0).registers_size() != 1) {
      continue;
    }
    std::map<int, int64_t> by_month;
    for (const v1::HistoricReading& reading : account.history()) {
      by_month[Day(reading.date()).month()] = Milli(reading.value());
    }
    if (by_month.size() < 12 || by_month[5] < by_month[6]) continue;
    winter += by_month[2] - by_month[12];
    summer += by_month[8] - by_month[6];
  }
  EXPECT_GT(winter, summer * 14 / 10);
  EXPECT_GT(summer, 0);
}

TEST(AccountJson, IsWhatProtobufReadsBack) {
  for (int64_t i = 0; i < 500; ++i) {
    const v1::Account account = AccountOfTown(Options(9, 3), i);
    const std::string line = LineOf(account);
    EXPECT_THAT(line, EndsWith("}\n"));
    v1::Account read;
    ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(line, &read).ok());
    EXPECT_TRUE(
        google::protobuf::util::MessageDifferencer::Equals(account, read));
  }
}

TEST(AccountJson, EscapesAndKeepsEveryField) {
  v1::Account account;
  account.set_number("1234567890");
  account.set_payment_code("42");
  account.set_holder("a\"b\\c\td\x01");
  account.mutable_address();
  v1::Register& dial = *account.add_installations()->add_registers();
  dial.set_multiplier("40");
  v1::Account read;
  ASSERT_TRUE(
      google::protobuf::util::JsonStringToMessage(LineOf(account), &read).ok());
  EXPECT_TRUE(
      google::protobuf::util::MessageDifferencer::Equals(account, read));
}

}  // namespace
}  // namespace intake::cli
