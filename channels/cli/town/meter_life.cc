#include "channels/cli/town/meter_life.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"

namespace intake::cli {
namespace {

constexpr int64_t kMilliPerUnit = 1000;
constexpr int kDaysPerYear = 365;

// Percent of the year's average, January to December. Hot water is shut off
// for repairs in July.
constexpr int kElectricitySeason[12] = {135, 125, 110, 95,  85,  75,
                                        70,  75,  90,  105, 115, 130};
constexpr int kHotWaterSeason[12] = {115, 112, 108, 104, 98,  88,
                                     52,  84,  98,  106, 110, 114};

std::string FormatDay(absl::CivilDay day) { return absl::FormatCivilTime(day); }

// Without trailing zeros, as a decimal string of the contract.
std::string FormatMilli(int64_t milli) {
  std::string text = absl::StrCat(milli / kMilliPerUnit);
  const int64_t fraction = milli % kMilliPerUnit;
  if (fraction == 0) return text;
  absl::StrAppend(&text, ".", absl::Dec(fraction, absl::kZeroPad3));
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

class Dial {
 public:
  Dial(const MeterPlan& meter, const DialPlan& plan, int64_t value_milli,
       absl::CivilDay day)
      : season_(meter.commodity == v1::COMMODITY_HOT_WATER
                    ? kHotWaterSeason
                    : kElectricitySeason),
        daily_usage_milli_(plan.daily_usage_milli),
        value_milli_(value_milli),
        day_(day) {
    for (int i = 0; i < meter.whole_digits; ++i) end_milli_ *= 10;
    for (int i = 0; i < meter.decimals; ++i) smallest_milli_ /= 10;
  }

  // Turns on until `day`, and gives what it then shows.
  std::string ReadOn(absl::CivilDay day, Random& random) {
    const int64_t usage = daily_usage_milli_ * (day - day_) *
                          season_[day.month() - 1] / 100 *
                          random.Between(75, 125) / 100;
    day_ = day;
    value_milli_ = (value_milli_ + usage) % end_milli_;
    return FormatMilli(value_milli_ / smallest_milli_ * smallest_milli_);
  }

 private:
  const int* season_;
  int64_t daily_usage_milli_;
  int64_t value_milli_;
  absl::CivilDay day_;
  int64_t end_milli_ = kMilliPerUnit;
  int64_t smallest_milli_ = kMilliPerUnit;
};

v1::Installation& AddInstallation(const MeterPlan& plan,
                                  absl::CivilDay installed_on, Random& random,
                                  v1::Account& account) {
  const bool water = plan.commodity == v1::COMMODITY_HOT_WATER;
  v1::Installation& meter = *account.add_installations();
  meter.set_commodity(plan.commodity);
  meter.set_point(plan.point);
  meter.set_serial(water
                       ? absl::StrCat(absl::Dec(random.Between(0, 99'999'999),
                                                absl::kZeroPad8))
                       : absl::StrCat(absl::Dec(random.Between(0, 999'999'999),
                                                absl::kZeroPad9)));
  meter.set_installed_on(FormatDay(installed_on));
  // It was verified when it was made, some time before it was installed.
  const int years = water ? 6 : 16;
  meter.set_verified_until(
      FormatDay(installed_on + kDaysPerYear * years - random.Between(10, 300)));
  for (const DialPlan& dial : plan.dials) {
    v1::Register& made = *meter.add_registers();
    made.set_kind(dial.kind);
    made.set_whole_digits(plan.whole_digits);
    made.set_decimals(plan.decimals);
  }
  return meter;
}

void AddReading(const v1::Installation& meter, v1::RegisterKind kind,
                absl::CivilDay day, std::string value, bool estimated,
                v1::Account& account) {
  v1::HistoricReading& reading = *account.add_history();
  reading.mutable_register_()->set_commodity(meter.commodity());
  reading.mutable_register_()->set_point(meter.point());
  reading.mutable_register_()->set_kind(kind);
  reading.mutable_register_()->set_serial(meter.serial());
  reading.set_date(FormatDay(day));
  reading.set_value(std::move(value));
  reading.set_estimated(estimated);
}

// The readings of an installation on `days`, from `first_milli` on `first_day`.
void AddReadings(const MeterPlan& plan, const v1::Installation& meter,
                 const std::vector<absl::CivilDay>& days, int64_t first_milli,
                 absl::CivilDay first_day, Random& random,
                 v1::Account& account) {
  for (const DialPlan& dial_plan : plan.dials) {
    Dial dial(plan, dial_plan, first_milli, first_day);
    for (absl::CivilDay day : days) {
      std::string value = dial.ReadOn(day, random);
      AddReading(meter, dial_plan.kind, day, std::move(value),
                 random.Percent(2), account);
    }
  }
}

// A dial that has run for some years: up to its very end in rare cases.
int64_t RunInMilli(const MeterPlan& plan, Random& random) {
  const int64_t average = plan.commodity == v1::COMMODITY_HOT_WATER
                              ? 400 * kMilliPerUnit
                              : 30'000 * kMilliPerUnit;
  return plan.whole_digits == 5 && random.Percent(1)
             ? 99'000 * kMilliPerUnit + random.Between(0, 999'999)
             : random.Between(average / 10, average * 2);
}

}  // namespace

void AddMeter(const MeterPlan& plan, const MeterLife& life, Random& random,
              v1::Account& account) {
  absl::CivilDay installed_on =
      life.history_from - random.Between(30, 4 * kDaysPerYear);
  if (!life.exchanged_on) {
    const v1::Installation& meter =
        AddInstallation(plan, installed_on, random, account);
    AddReadings(plan, meter, life.reading_days, RunInMilli(plan, random),
                life.history_from, random, account);
    return;
  }

  const absl::CivilDay exchange = *life.exchanged_on;
  std::vector<absl::CivilDay> before, after;
  for (absl::CivilDay day : life.reading_days) {
    if (day < exchange) before.push_back(day);
    if (day > exchange) after.push_back(day);
  }
  // Whoever exchanges a meter reads both.
  const bool in_history =
      exchange >= life.history_from && !life.reading_days.empty();
  if (in_history) {
    before.push_back(exchange);
    after.insert(after.begin(), exchange);
  }
  installed_on = std::min(installed_on, exchange - 5 * kDaysPerYear);
  // Copied: adding the next installation may move this one.
  v1::Installation& added =
      AddInstallation(plan, installed_on, random, account);
  added.set_removed_on(FormatDay(exchange));
  const v1::Installation former = added;
  const v1::Installation& current =
      AddInstallation(plan, exchange, random, account);
  AddReadings(plan, former, before, RunInMilli(plan, random), life.history_from,
              random, account);
  AddReadings(plan, current, after, random.Between(0, 20) * kMilliPerUnit,
              exchange, random, account);
}

}  // namespace intake::cli
