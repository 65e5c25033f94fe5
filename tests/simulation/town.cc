#include "tests/simulation/town.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "core/base/civil_time.h"

namespace intake::simulation {
namespace {

constexpr int kInstalledBefore = 200;
constexpr int kHistoryBefore[] = {70, 35};

// What one dial has of its own.
int64_t Own(const v1::Installation& meter, const v1::RegisterKind kind) {
  int64_t own = kind + 3 * meter.point();
  for (const char one : meter.serial()) own += one;
  return own;
}

// Those of three digits wrap every hundred days.
int WholeDigits(int64_t own) { return own % 3 == 0 ? 3 : 4; }

int64_t DialEnd(const v1::Register& dial) {
  return dial.whole_digits() == 3 ? 1000 : 10'000;
}

// What the dial shows: steady use.
int64_t Shown(const v1::Installation& meter, const v1::Register& dial,
              absl::CivilDay date) {
  const int64_t days =
      std::max<int64_t>(0, date - *ParseDate(meter.installed_on()));
  const int64_t own = Own(meter, dial.kind());
  const int64_t first = days < kInstalledBefore - kHistoryBefore[0]
                            ? 0
                            : 150 + own * 37 % 150 - 130 * (8 + own % 4);
  const int64_t end = DialEnd(dial);
  return ((first + days * (8 + own % 4)) % end + end) % end;
}

v1::Installation Meter(v1::Commodity commodity, v1::MeteringPoint point,
                       std::string serial, absl::CivilDay installed_on,
                       std::vector<v1::RegisterKind> kinds) {
  v1::Installation meter;
  meter.set_commodity(commodity);
  meter.set_point(point);
  meter.set_serial(std::move(serial));
  meter.set_installed_on(FormatDate(installed_on));
  for (const v1::RegisterKind kind : kinds) {
    v1::Register& dial = *meter.add_registers();
    dial.set_kind(kind);
    dial.set_whole_digits(WholeDigits(Own(meter, kind)));
  }
  return meter;
}

void AddMeters(uint64_t kind, absl::CivilDay day, v1::Account& account) {
  const bool is_electric = kind != 2;
  const bool has_water = kind >= 2;
  if (is_electric) {
    *account.add_installations() = Meter(
        v1::COMMODITY_ELECTRICITY, v1::METERING_POINT_MAIN,
        absl::StrCat("E", account.number().substr(6)), day,
        kind == 0
            ? std::vector{v1::REGISTER_KIND_TOTAL}
            : std::vector{v1::REGISTER_KIND_DAY, v1::REGISTER_KIND_NIGHT});
  }
  if (!has_water) return;
  for (const auto point :
       {v1::METERING_POINT_KITCHEN, v1::METERING_POINT_BATH}) {
    *account.add_installations() =
        Meter(v1::COMMODITY_HOT_WATER, point,
              absl::StrCat("W", account.number().substr(6), "-", point), day,
              {v1::REGISTER_KIND_TOTAL});
  }
}

void AddHistory(absl::CivilDay start, v1::Account& account) {
  for (const v1::Installation& meter : account.installations()) {
    for (const v1::Register& dial : meter.registers()) {
      for (const int before : kHistoryBefore) {
        v1::HistoricReading& reading = *account.add_history();
        reading.mutable_register_()->set_kind(dial.kind());
        reading.mutable_register_()->set_serial(meter.serial());
        reading.set_date(FormatDate(start - before));
        reading.set_value(absl::StrCat(Shown(meter, dial, start - before)));
      }
    }
  }
}

}  // namespace

Town::Town(const Plan& plan, const Timeline& timeline) : timeline_(timeline) {
  absl::LoadTimeZone("Europe/Samara", &zone_);
  Chance chance(plan.seed, "town");
  for (uint64_t i = 0; i < plan.accounts; ++i) {
    v1::Account& account = accounts_.emplace_back();
    // Of some the leading zeros get lost on the way.
    account.set_number(
        absl::StrCat(chance.OneIn(4) ? "00" : "40", 20'000'000 + i));
    account.set_payment_code(chance.OneIn(3) ? absl::StrCat("77", 100 + i)
                                             : account.number());
    account.set_holder("the first");
    account.mutable_address()->set_building(absl::StrCat("b-", i % 2));
    // Neighbours that share a phone are taken for one another.
    account.add_phones(absl::StrCat("7903000000", i / 2));
    account.set_language(chance.OneIn(3) ? v1::LANGUAGE_ENGLISH
                                         : v1::LANGUAGE_RUSSIAN);
    AddMeters(chance.Below(4), Today() - kInstalledBefore, account);
    AddHistory(Today(), account);
  }
}

absl::CivilDay Town::Today() const {
  return absl::ToCivilDay(timeline_.Now(), zone_);
}

std::vector<std::string> Town::Values(const v1::Account& account,
                                      absl::CivilDay date,
                                      Chance& chance) const {
  std::vector<std::string> values;
  for (const v1::Installation& meter : account.installations()) {
    if (!meter.removed_on().empty()) continue;
    for (const v1::Register& dial : meter.registers()) {
      int64_t value = Shown(meter, dial, date);
      if (chance.OneIn(6)) value += chance.Between(-60, 400);
      if (chance.OneIn(12)) value *= 10;
      value = std::max<int64_t>(0, value);
      values.push_back(
          absl::StrCat(chance.OneIn(30) ? value : value % DialEnd(dial)));
    }
  }
  if (values.size() > 1 && chance.OneIn(10)) std::swap(values[0], values[1]);
  return values;
}

std::string Town::Phone(const v1::Account& account, Chance& chance) const {
  return chance.OneIn(8) ? "79990000000" : account.phones(0);
}

v1::Installation Town::NextMeter(const v1::Installation& old,
                                 absl::CivilDay day, uint64_t number) {
  v1::Installation meter = old;
  meter.set_serial(absl::StrCat("N", number));
  meter.set_installed_on(FormatDate(day));
  return meter;
}

}  // namespace intake::simulation
