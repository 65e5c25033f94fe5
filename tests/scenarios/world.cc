#include "tests/scenarios/world.h"

#include <fstream>
#include <iterator>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"
#include "core/model/channel_register.h"

namespace intake {
namespace {

using Words = std::vector<std::string>;

template <typename T>
using Names = std::map<std::string, T>;

const Names<Commodity> kCommodities = {{"electricity", Commodity::kElectricity},
                                       {"hot_water", Commodity::kHotWater},
                                       {"cold_water", Commodity::kColdWater}};
const Names<MeteringPoint> kPoints = {{"main", MeteringPoint::kMain},
                                      {"kitchen", MeteringPoint::kKitchen},
                                      {"bath", MeteringPoint::kBath}};
const Names<RegisterKind> kKinds = {{"total", RegisterKind::kTotal},
                                    {"day", RegisterKind::kDay},
                                    {"peak", RegisterKind::kPeak},
                                    {"night", RegisterKind::kNight},
                                    {"half_peak", RegisterKind::kHalfPeak}};
const Names<int RuleSet::*> kRuleFields = {
    {"window_first_day", &RuleSet::window_first_day},
    {"window_last_day", &RuleSet::window_last_day},
    {"evidence_grace_days", &RuleSet::evidence_grace_days},
    {"closes_on_day_of_next_month", &RuleSet::closes_on_day_of_next_month},
    {"too_old_days", &RuleSet::too_old_days},
    {"removal_grace_days", &RuleSet::removal_grace_days},
    {"zero_usage_periods", &RuleSet::zero_usage_periods},
    {"rollover_from_percent", &RuleSet::rollover_from_percent},
    {"verification_soon_days", &RuleSet::verification_soon_days},
};

absl::Status Bad(absl::string_view what, absl::string_view got) {
  return absl::InvalidArgumentError(
      absl::StrCat("got '", got, "', want ", what));
}

// `total:5`, `day:5.2`, `total:5*20`: whole digits, decimals, multiplier.
absl::StatusOr<Register> ReadRegister(absl::string_view word) {
  const std::pair<std::string, std::string> kind_and_rest =
      absl::StrSplit(word, absl::MaxSplits(':', 1));
  const std::pair<std::string, std::string> digits_and_times =
      absl::StrSplit(kind_and_rest.second, absl::MaxSplits('*', 1));
  const std::pair<std::string, std::string> digits =
      absl::StrSplit(digits_and_times.first, absl::MaxSplits('.', 1));
  const auto kind = kKinds.find(kind_and_rest.first);
  Register dial;
  int times = 1;
  if (kind == kKinds.end() ||
      !absl::SimpleAtoi(digits.first, &dial.whole_digits) ||
      (!digits.second.empty() &&
       !absl::SimpleAtoi(digits.second, &dial.decimals)) ||
      (!digits_and_times.second.empty() &&
       !absl::SimpleAtoi(digits_and_times.second, &times))) {
    return Bad("a register such as day:5.2*20", word);
  }
  dial.kind = kind->second;
  dial.multiplier = times * kMilliPerUnit;
  return dial;
}

// meter <commodity> <point> <serial> <installed> <removed or -> <registers…>
//       [automatic] [verified=<date>] [capacity=<a day>]
absl::Status ReadMeter(const Words& words, Account& account) {
  if (words.size() < 7 || kCommodities.count(words[1]) == 0 ||
      kPoints.count(words[2]) == 0) {
    return Bad("commodity, point, serial, dates, registers", words[0]);
  }
  Installation meter{.commodity = kCommodities.at(words[1]),
                     .point = kPoints.at(words[2]),
                     .serial = words[3]};
  absl::StatusOr<absl::CivilDay> installed = ParseDate(words[4]);
  if (!installed.ok()) return installed.status();
  meter.installed_on = *installed;
  if (words[5] != "-") {
    absl::StatusOr<absl::CivilDay> removed = ParseDate(words[5]);
    if (!removed.ok()) return removed.status();
    meter.removed_on = *removed;
  }
  for (size_t i = 6; i < words.size(); ++i) {
    const std::pair<std::string, std::string> option =
        absl::StrSplit(words[i], absl::MaxSplits('=', 1));
    if (words[i] == "automatic") {
      meter.automatic = true;
      continue;
    }
    if (option.first == "verified") {
      absl::StatusOr<absl::CivilDay> until = ParseDate(option.second);
      if (!until.ok()) return until.status();
      meter.verified_until = *until;
      continue;
    }
    if (option.first == "capacity") {
      absl::StatusOr<Milli> capacity = ParseAmount(option.second);
      if (!capacity.ok()) return capacity.status();
      meter.daily_capacity = *capacity;
      continue;
    }
    absl::StatusOr<Register> dial = ReadRegister(words[i]);
    if (!dial.ok()) return dial.status();
    meter.registers.push_back(*dial);
  }
  account.installations.push_back(std::move(meter));
  return absl::OkStatus();
}

// reading <serial> <date> <a value for each register> [estimated]
absl::Status ReadReading(const Words& words, Account& account) {
  for (uint32_t i = 0; i < account.installations.size(); ++i) {
    const Installation& meter = account.installations[i];
    if (words.size() < 3 || meter.serial != words[1]) continue;
    absl::StatusOr<absl::CivilDay> date = ParseDate(words[2]);
    if (!date.ok()) return date.status();
    for (uint32_t r = 0; r < meter.registers.size(); ++r) {
      if (3 + r >= words.size()) return Bad("more values", words.back());
      absl::StatusOr<Milli> value = ParseAmount(words[3 + r]);
      if (!value.ok()) return value.status();
      account.history.push_back({.installation = i,
                                 .register_index = r,
                                 .date = *date,
                                 .value = *value,
                                 .estimated = words.back() == "estimated"});
    }
    return absl::OkStatus();
  }
  return Bad("the serial of a meter above", words.size() > 1 ? words[1] : "");
}

// account <number> [phone=…] [building=…] [entrance=…] [closed=…] [english]
absl::StatusOr<Account> ReadAccount(const Words& words) {
  if (words.size() < 2) return Bad("a number", words[0]);
  Account account{.number = words[1]};
  for (size_t i = 2; i < words.size(); ++i) {
    const std::pair<std::string, std::string> option =
        absl::StrSplit(words[i], absl::MaxSplits('=', 1));
    if (option.first == "phone") {
      account.phones.push_back(option.second);
    } else if (option.first == "building") {
      account.address.building = option.second;
    } else if (option.first == "entrance") {
      account.address.entrance = option.second;
    } else if (option.first == "english") {
      account.language = Language::kEnglish;
    } else if (option.first == "closed") {
      absl::StatusOr<absl::CivilDay> day = ParseDate(option.second);
      if (!day.ok()) return day.status();
      account.closed_on = *day;
    } else {
      return Bad("phone=, building=, entrance=, closed= or english", words[i]);
    }
  }
  return account;
}

// band <commodity> <norm> <warn_floor> <warn_percent> <hold_floor> <hold_…>
absl::Status ReadBand(const Words& words, RuleSet& rules) {
  UsageBand band;
  if (words.size() != 7 || kCommodities.count(words[1]) == 0 ||
      !absl::SimpleAtoi(words[4], &band.warn_percent) ||
      !absl::SimpleAtoi(words[6], &band.hold_percent)) {
    return Bad("commodity and five numbers", words[0]);
  }
  band.daily_norm = ParseAmount(words[2]).value_or(0);
  band.warn_floor = ParseAmount(words[3]).value_or(0);
  band.hold_floor = ParseAmount(words[5]).value_or(0);
  rules.bands[static_cast<size_t>(kCommodities.at(words[1]))] = band;
  return absl::OkStatus();
}

// `electricity.low_percent`
absl::Status SetBand(absl::string_view name, absl::string_view value,
                     RuleSet& rules) {
  const std::pair<std::string, std::string> parts =
      absl::StrSplit(name, absl::MaxSplits('.', 1));
  const auto commodity = kCommodities.find(parts.first);
  absl::StatusOr<Milli> amount = ParseAmount(value);
  if (commodity == kCommodities.end()) return Bad("a commodity", name);
  if (!amount.ok()) return amount.status();
  UsageBand& band = rules.bands[static_cast<size_t>(commodity->second)];
  if (parts.second == "low_percent") {
    band.low_percent = static_cast<int>(*amount / kMilliPerUnit);
  } else if (parts.second == "low_floor") {
    band.low_floor = *amount;
  } else if (parts.second == "daily_capacity") {
    band.daily_capacity = *amount;
  } else {
    return Bad("low_percent, low_floor or daily_capacity", name);
  }
  return absl::OkStatus();
}

// `2020-04-06..2020-12-31`
absl::Status AddSuspension(absl::string_view days, RuleSet& rules) {
  const std::pair<std::string, std::string> ends =
      absl::StrSplit(days, absl::MaxSplits("..", 1));
  absl::StatusOr<absl::CivilDay> from = ParseDate(ends.first);
  absl::StatusOr<absl::CivilDay> until = ParseDate(ends.second);
  if (!from.ok() || !until.ok()) return Bad("two days", days);
  rules.verification_suspensions.push_back({.from = *from, .until = *until});
  return absl::OkStatus();
}

// What the tables need besides the announcement: mandates, a channel that asks
// for registered phones, an inspector, one that opens later.
void AddChannels(World& world) {
  for (ChannelPolicy& policy : AnnouncedChannels(world.zone)) {
    world.channels[policy.id] = std::move(policy);
  }
  world.channels["building_list"].mandates = {
      {.representative = "ivanov", .building = "lenina-1"},
      {.representative = "petrova",
       .building = "mira-7",
       .entrances = {"2", "3"}}};
  ChannelPolicy registered = world.channels["sms"];
  registered.id = "sms_registered";
  registered.registered_sender_required = true;
  world.channels[registered.id] = registered;
  world.channels["inspector"] = {
      .id = "inspector", .trust = Trust::kInspector, .staffed = true};
  world.channels["messenger"] = {
      .id = "messenger",
      .open_from = absl::FromCivil(absl::CivilDay(2014, 7, 1), world.zone)};
}

absl::Status ReadLine(const Words& words, Account*& account, World& world) {
  if (words[0] == "account") {
    absl::StatusOr<Account> read = ReadAccount(words);
    if (!read.ok()) return read.status();
    account = &(world.accounts[read->number] = *std::move(read));
    return absl::OkStatus();
  }
  if (words[0] == "rule" && words.size() == 2) {
    return SetRule(words[1], world.rules);
  }
  if (words[0] == "band") return ReadBand(words, world.rules);
  if (words[0] == "meter" && account) return ReadMeter(words, *account);
  if (words[0] == "reading" && account) return ReadReading(words, *account);
  return Bad("account, meter, reading, rule or band", words[0]);
}

}  // namespace

absl::StatusOr<Words> SplitWords(absl::string_view line) {
  Words words;
  size_t at = 0;
  while ((at = line.find_first_not_of(" \t\r", at)) !=
         absl::string_view::npos) {
    if (line[at] == '#') break;
    const bool quoted = line[at] == '"';
    if (quoted) ++at;
    size_t end = line.find_first_of(quoted ? "\"" : " \t\r", at);
    if (end == absl::string_view::npos) {
      if (quoted) return Bad("a closing quotation mark", line.substr(at));
      end = line.size();
    }
    words.emplace_back(line.substr(at, end - at));
    at = quoted ? end + 1 : end;
  }
  return words;
}

absl::Status SetRule(absl::string_view assignment, RuleSet& rules) {
  const std::pair<std::string, std::string> parts =
      absl::StrSplit(assignment, absl::MaxSplits('=', 1));
  if (absl::StrContains(parts.first, '.')) {
    return SetBand(parts.first, parts.second, rules);
  }
  if (parts.first == "expired_verification" &&
      (parts.second == "warn" || parts.second == "hold")) {
    rules.expired_verification = parts.second == "hold"
                                     ? ExpiredVerification::kHold
                                     : ExpiredVerification::kWarn;
    return absl::OkStatus();
  }
  if (parts.first == "verification_suspension") {
    return AddSuspension(parts.second, rules);
  }
  const auto field = kRuleFields.find(parts.first);
  int value = 0;
  if (field == kRuleFields.end() || !absl::SimpleAtoi(parts.second, &value)) {
    return Bad("rule=number", assignment);
  }
  rules.*field->second = value;
  return absl::OkStatus();
}

absl::StatusOr<World> ReadWorld(absl::string_view text) {
  World world;
  if (!absl::LoadTimeZone("Europe/Samara", &world.zone)) {
    return absl::UnavailableError("no time zone Europe/Samara");
  }
  AddChannels(world);
  Account* account = nullptr;
  size_t line_number = 0;
  for (absl::string_view line : absl::StrSplit(text, '\n')) {
    ++line_number;
    absl::StatusOr<Words> words = SplitWords(line);
    absl::Status status = words.status();
    if (status.ok() && !words->empty()) {
      status = ReadLine(*words, account, world);
    }
    if (!status.ok()) return WithPlace(status, absl::StrCat(line_number));
  }
  for (auto& [number, read] : world.accounts) {
    absl::Status status = NormalizeAccount(read);
    if (!status.ok()) return WithPlace(status, number);
  }
  return world;
}

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return absl::NotFoundError(absl::StrCat("no file ", path));
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace intake
