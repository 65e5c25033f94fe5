#include "channels/cli/town/town.h"

#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "channels/cli/town/household.h"
#include "channels/cli/town/meter_life.h"
#include "channels/cli/town/people_and_places.h"
#include "channels/cli/town/random.h"

namespace intake::cli {
namespace {

struct DocumentedAccount {
  absl::string_view number;
  HouseholdKind kind;
};

constexpr DocumentedAccount kDocumented[] = {
    {"0012345678", HouseholdKind::kElectricityOneTariff},
    {"1234567890", HouseholdKind::kElectricityOneTariff},
    {"1234567891", HouseholdKind::kElectricityTwoTariffs},
    {"1234567892", HouseholdKind::kElectricityThreeTariffs},
    {"1234567893", HouseholdKind::kHotWaterOneRiser},
    {"1234567894", HouseholdKind::kHotWaterTwoRisers},
    {"1234567895", HouseholdKind::kTwoTariffsAndTwoRisers},
};

// Of 100 households.
constexpr int kClosedPercent = 1;
constexpr int kExchangedPercent = 8;
constexpr int kEmptyFlatPercent = 2;
constexpr int kLeadingZeroPercent = 15;
constexpr int kAutomaticPercent = 2;
constexpr int kEnglishPercent = 1;
// Of 100 months.
constexpr int kForgottenPercent = 4;

// Ten digits, each once: multiplying by a number without a factor of 2 or 5
// permutes the eight-digit numbers. Neither prefix is a documented account's.
std::string NumberOf(int64_t index, Random& random) {
  constexpr int64_t kNumbers = 100'000'000;
  constexpr int64_t kStride = 61'803'399;
  const int64_t number = (index * kStride + 27'182'818) % kNumbers;
  return absl::StrCat(random.Percent(kLeadingZeroPercent) ? "01" : "63",
                      absl::Dec(number, absl::kZeroPad8));
}

// One day of each month, inside the window of readings.
std::vector<absl::CivilDay> DrawReadingDays(const TownOptions& options,
                                            absl::CivilDay last,
                                            bool every_month, Random& random) {
  std::vector<absl::CivilDay> days;
  days.reserve(static_cast<size_t>(options.months));
  for (int ago = options.months - 1; ago >= 0; --ago) {
    const absl::CivilMonth month = absl::CivilMonth(options.until) - ago;
    const absl::CivilDay day =
        absl::CivilDay(month) + (random.Between(15, 25) - 1);
    const bool forgotten = random.Percent(kForgottenPercent) && !every_month;
    if (day <= last && !forgotten) days.push_back(day);
  }
  return days;
}

}  // namespace

v1::Account AccountOfTown(const TownOptions& options, int64_t index) {
  // The town's seed is mixed first: seeds 1 and 2 shall not be one town, one
  // account further on.
  Random random(Random(options.seed).Next() + static_cast<uint64_t>(index));
  const DocumentedAccount* documented =
      index < static_cast<int64_t>(std::size(kDocumented)) ? &kDocumented[index]
                                                           : nullptr;
  const bool ordinary = documented == nullptr;

  v1::Account account;
  account.set_number(ordinary ? NumberOf(index, random)
                              : std::string(documented->number));
  account.set_holder(InventHolder(random));
  *account.mutable_address() = AddressOfFlat(index);
  for (int64_t phones = random.Between(ordinary ? 0 : 1, 2); phones > 0;
       --phones) {
    account.add_phones(InventPhone(random));
  }
  account.set_language(ordinary && random.Percent(kEnglishPercent)
                           ? v1::LANGUAGE_ENGLISH
                           : v1::LANGUAGE_RUSSIAN);

  MeterLife life;
  life.history_from =
      absl::CivilDay(absl::CivilMonth(options.until) - (options.months - 1));
  absl::CivilDay last = options.until;
  if (ordinary && random.Percent(kClosedPercent)) {
    last = options.until - random.Between(1, 700);
    account.set_closed_on(absl::FormatCivilTime(last));
  } else if (ordinary && random.Percent(kExchangedPercent)) {
    life.exchanged_on = options.until - random.Between(60, 900);
  }
  life.reading_days = DrawReadingDays(options, last, !ordinary, random);

  const HouseholdKind kind =
      ordinary ? DrawHouseholdKind(random) : documented->kind;
  const bool empty_flat = ordinary && random.Percent(kEmptyFlatPercent);
  const bool automatic = ordinary && random.Percent(kAutomaticPercent);
  for (const MeterPlan& meter : PlanMeters(kind, empty_flat, random)) {
    AddMeter(meter, life, random, account);
  }
  for (v1::Installation& meter : *account.mutable_installations()) {
    if (meter.commodity() == v1::COMMODITY_ELECTRICITY) {
      meter.set_automatic(automatic);
    }
  }
  return account;
}

}  // namespace intake::cli
