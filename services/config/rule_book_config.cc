#include "services/config/rule_book_config.h"

#include <optional>
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

constexpr absl::string_view kSuspensions = "verification_suspension";

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
  band.low_percent = SmallInteger(section, "low_percent", band.low_percent);
  band.low_floor = Amount(section, "low_floor", band.low_floor);
  band.daily_capacity = Amount(section, "daily_capacity", band.daily_capacity);
  return band;
}

ExpiredVerification ReadExpired(ConfigSection& section,
                                ExpiredVerification otherwise) {
  constexpr absl::string_view kKey = "expired_verification";
  const std::string word = section.String(
      kKey, otherwise == ExpiredVerification::kHold ? "hold" : "warn");
  if (word == "warn") return ExpiredVerification::kWarn;
  if (word == "hold") return ExpiredVerification::kHold;
  section.AddError(
      kKey, absl::StrCat("got \"", word, "\", wanted \"warn\" or \"hold\""));
  return otherwise;
}

// Both days must be given: a default would suspend for years.
absl::CivilDay RequiredDay(ConfigSection& section, absl::string_view key) {
  if (section.Date(key, "").empty()) {
    section.AddError(key, "is missing, wanted a date such as 2014-07-01");
  }
  return Day(section, key, absl::CivilDay());
}

void ReadVerification(ConfigSection& section, RuleSet& rules) {
  rules.expired_verification = ReadExpired(section, rules.expired_verification);
  rules.verification_soon_days = SmallInteger(section, "verification_soon_days",
                                              rules.verification_soon_days);
  for (ConfigSection days : section.Sections(kSuspensions)) {
    const absl::CivilDay from = RequiredDay(days, "from");
    rules.verification_suspensions.push_back(
        {.from = from, .until = RequiredDay(days, "until")});
  }
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
  ReadVerification(section, rules);
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
  std::vector<ConfigSection> suspensions = section.Sections(kSuspensions);
  for (size_t i = 0; i < suspensions.size(); ++i) {
    absl::string_view key = field;
    if (absl::ConsumePrefix(&key, absl::StrCat(kSuspensions, "[", i, "]."))) {
      return suspensions[i].AddError(key, message);
    }
  }
  section.AddError(field, message);
}

// The second of two sets that come into force on one day; none where all have a
// day of their own.
std::optional<size_t> SecondOfOneDay(const std::vector<RuleSet>& sets) {
  for (size_t second = 1; second < sets.size(); ++second) {
    for (size_t first = 0; first < second; ++first) {
      if (sets[first].in_force_from == sets[second].in_force_from) {
        return second;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

absl::StatusOr<RuleBook> LoadRuleBook(const std::string& path,
                                      const absl::TimeZone& zone) {
  absl::StatusOr<ConfigFile> file = ConfigFile::Load(path);
  if (!file.ok()) return file.status();
  return RuleBookFrom(*std::move(file), zone);
}

absl::StatusOr<RuleBook> RuleBookFromText(absl::string_view toml,
                                          const absl::TimeZone& zone) {
  absl::StatusOr<ConfigFile> file = ConfigFile::Parse(toml, "rules");
  if (!file.ok()) return file.status();
  return RuleBookFrom(*std::move(file), zone);
}

absl::StatusOr<RuleBook> RuleBookFrom(ConfigFile file,
                                      const absl::TimeZone& zone) {
  ConfigSection root = file.Root();
  std::vector<RuleSet> sets;
  std::vector<ConfigSection> sections = root.Sections("rule_set");
  for (ConfigSection& section : sections) {
    sets.push_back(ReadSet(section));
    const absl::Status valid = ValidateRuleSet(sets.back());
    if (!valid.ok()) AddError(valid, section);
  }
  absl::Status status = file.Finish({});
  if (!status.ok()) return status;
  const std::optional<size_t> second = SecondOfOneDay(sets);
  absl::StatusOr<RuleBook> book = RuleBook::Create(std::move(sets), zone);
  if (!book.ok() && second) {
    AddError(book.status(), sections[*second]);
  } else if (!book.ok()) {
    root.AddError("", book.status().message());
  }
  status = file.Finish({});
  if (!status.ok()) return status;
  return book;
}

}  // namespace intake
