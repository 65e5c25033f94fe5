#include "services/config/rule_book_config.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"

namespace intake {
namespace {

struct CommodityKey {
  Commodity commodity;
  absl::string_view key;
};

constexpr CommodityKey kCommodityKeys[] = {
    {Commodity::kElectricity, "electricity"},
    {Commodity::kHotWater, "hot_water"},
    {Commodity::kColdWater, "cold_water"},
    {Commodity::kHeat, "heat"},
    {Commodity::kGas, "gas"},
};

// Which values make sense is for ValidateRuleSet; this only keeps them small.
int SmallInteger(ConfigSection& section, absl::string_view key, int otherwise) {
  constexpr int kMax = 1'000'000;
  return static_cast<int>(section.Integer(key, otherwise, 0, kMax));
}

// Amounts stand in quotes: they are decimal, never floating point.
Milli Amount(ConfigSection& section, absl::string_view key, Milli otherwise) {
  const std::string text = section.String(key, FormatAmount(otherwise));
  const absl::StatusOr<Milli> amount = ParseAmount(text);
  if (amount.ok()) return *amount;
  section.AddError(key, amount.status().message());
  return otherwise;
}

absl::CivilDay Day(ConfigSection& section, absl::string_view key,
                   absl::CivilDay otherwise) {
  const std::string text = section.Date(key, FormatDate(otherwise));
  const absl::StatusOr<absl::CivilDay> day = ParseDate(text);
  if (day.ok()) return *day;
  section.AddError(key, day.status().message());
  return otherwise;
}

UsageBand ReadBand(ConfigSection section) {
  UsageBand band;
  band.daily_norm = Amount(section, "daily_norm", band.daily_norm);
  band.warn_floor = Amount(section, "warn_floor", band.warn_floor);
  band.warn_percent = SmallInteger(section, "warn_percent", band.warn_percent);
  band.hold_floor = Amount(section, "hold_floor", band.hold_floor);
  band.hold_percent = SmallInteger(section, "hold_percent", band.hold_percent);
  return band;
}

RuleSet ReadSet(ConfigSection section) {
  RuleSet rules;
  rules.version = section.RequiredString("version");
  rules.in_force_from = Day(section, "in_force_from", rules.in_force_from);
  rules.window_first_day =
      SmallInteger(section, "window_first_day", rules.window_first_day);
  rules.window_last_day =
      SmallInteger(section, "window_last_day", rules.window_last_day);
  rules.evidence_grace_days =
      SmallInteger(section, "evidence_grace_days", rules.evidence_grace_days);
  rules.closes_on_day_of_next_month =
      SmallInteger(section, "closes_on_day_of_next_month",
                   rules.closes_on_day_of_next_month);
  rules.too_old_days =
      SmallInteger(section, "too_old_days", rules.too_old_days);
  rules.removal_grace_days =
      SmallInteger(section, "removal_grace_days", rules.removal_grace_days);
  rules.zero_usage_periods =
      SmallInteger(section, "zero_usage_periods", rules.zero_usage_periods);
  rules.rollover_from_percent = SmallInteger(section, "rollover_from_percent",
                                             rules.rollover_from_percent);
  ConfigSection usage = section.Section("usage");
  for (const CommodityKey& entry : kCommodityKeys) {
    rules.bands[static_cast<size_t>(entry.commodity)] =
        ReadBand(usage.Section(entry.key));
  }
  return rules;
}

// Reports what ValidateRuleSet found at the key that it found it in.
void AddError(const absl::Status& error, ConfigSection section) {
  const std::string field = FieldOf(error);
  absl::string_view message = error.message();
  if (absl::ConsumePrefix(&message, field)) {
    absl::ConsumePrefix(&message, ": ");
  }
  for (const CommodityKey& entry : kCommodityKeys) {
    absl::string_view key = field;
    if (absl::ConsumePrefix(
            &key,
            absl::StrCat("bands[", static_cast<int>(entry.commodity), "]."))) {
      return section.Section("usage").Section(entry.key).AddError(key, message);
    }
  }
  section.AddError(field, message);
}

}  // namespace

absl::StatusOr<RuleBook> LoadRuleBook(const std::string& path,
                                      const absl::TimeZone& zone) {
  absl::StatusOr<ConfigFile> file = ConfigFile::Load(path);
  if (!file.ok()) return file.status();
  return RuleBookFrom(*std::move(file), zone);
}

absl::StatusOr<RuleBook> RuleBookFrom(ConfigFile file,
                                      const absl::TimeZone& zone) {
  ConfigSection root = file.Root();
  std::vector<RuleSet> sets;
  for (ConfigSection section : root.Sections("rule_set")) {
    sets.push_back(ReadSet(section));
    const absl::Status valid = ValidateRuleSet(sets.back());
    if (!valid.ok()) AddError(valid, section);
  }
  absl::Status status = file.Finish({});
  if (!status.ok()) return status;
  absl::StatusOr<RuleBook> book = RuleBook::Create(std::move(sets), zone);
  if (!book.ok()) root.AddError("", book.status().message());
  status = file.Finish({});
  if (!status.ok()) return status;
  return book;
}

}  // namespace intake
