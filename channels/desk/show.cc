#include "channels/desk/show.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/time/civil_time.h"

namespace intake::desk {
namespace {

// Keeps what belongs together on one line.
constexpr absl::string_view kNoBreakSpace = "\xC2\xA0";
constexpr size_t kGroupDigits = 3;

bool AllDigits(absl::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

const char* CommodityWord(v1::Commodity commodity) {
  switch (commodity) {
    case v1::COMMODITY_ELECTRICITY:
      return "commodity.electricity";
    case v1::COMMODITY_HOT_WATER:
      return "commodity.hot_water";
    case v1::COMMODITY_COLD_WATER:
      return "commodity.cold_water";
    case v1::COMMODITY_HEAT:
      return "commodity.heat";
    case v1::COMMODITY_GAS:
      return "commodity.gas";
    default:
      return nullptr;
  }
}

// None for the only one of its commodity.
const char* PointWord(v1::MeteringPoint point) {
  switch (point) {
    case v1::METERING_POINT_KITCHEN:
      return "point.kitchen";
    case v1::METERING_POINT_BATH:
      return "point.bath";
    default:
      return nullptr;
  }
}

// None for the only dial of a meter.
const char* KindWord(v1::RegisterKind kind) {
  switch (kind) {
    case v1::REGISTER_KIND_DAY:
      return "kind.day";
    case v1::REGISTER_KIND_PEAK:
      return "kind.peak";
    case v1::REGISTER_KIND_NIGHT:
      return "kind.night";
    case v1::REGISTER_KIND_HALF_PEAK:
      return "kind.half_peak";
    default:
      return nullptr;
  }
}

const char* SeverityClass(v1::Severity severity) {
  if (severity >= v1::SEVERITY_REFUSE) return "refuse";
  if (severity >= v1::SEVERITY_HOLD_CUSTOMER) return "hold";
  return severity >= v1::SEVERITY_WARN ? "warn" : "info";
}

}  // namespace

absl::Time TimeOf(const google::protobuf::Timestamp& moment) {
  return absl::FromUnixSeconds(moment.seconds()) +
         absl::Nanoseconds(moment.nanos());
}

std::string MomentWords(absl::Time moment, absl::TimeZone zone) {
  return absl::FormatTime("%d.%m.%Y %H:%M", moment, zone);
}

std::string ClockWords(absl::Time moment, absl::TimeZone zone) {
  return absl::FormatTime("%H:%M:%S", moment, zone);
}

std::string DateWords(absl::string_view iso_day) {
  absl::CivilDay day;
  if (!absl::ParseCivilTime(iso_day, &day)) return std::string(iso_day);
  return absl::FormatTime("%d.%m.%Y", absl::FromCivil(day, absl::UTCTimeZone()),
                          absl::UTCTimeZone());
}

std::string GroupedAccount(absl::string_view number) {
  if (!AllDigits(number)) return std::string(number);
  std::string grouped;
  // A last group of one digit would sound like something else.
  while (number.size() > kGroupDigits + 1) {
    absl::StrAppend(&grouped, number.substr(0, kGroupDigits), kNoBreakSpace);
    number.remove_prefix(kGroupDigits);
  }
  return absl::StrCat(grouped, number);
}

std::string GroupedValue(absl::string_view value) {
  const size_t point = std::min(value.find_first_of(".,"), value.size());
  absl::string_view whole = value.substr(0, point);
  if (!AllDigits(whole)) return std::string(value);
  std::string grouped;
  while (!whole.empty()) {
    const size_t first = (whole.size() - 1) % kGroupDigits + 1;
    absl::StrAppend(&grouped, grouped.empty() ? "" : kNoBreakSpace,
                    whole.substr(0, first));
    whole.remove_prefix(first);
  }
  return absl::StrCat(grouped, value.substr(point));
}

std::string GroupedCode(absl::string_view code) {
  return absl::StrReplaceAll(code, {{"-", kNoBreakSpace}});
}

std::string ContentWords(const v1::Submission& submission) {
  std::vector<std::string> values;
  for (const v1::NamedValue& value : submission.named().values()) {
    values.push_back(value.value());
  }
  for (const std::string& value : submission.ordered().values()) {
    values.push_back(value);
  }
  if (!values.empty()) return absl::StrJoin(values, " · ");
  return submission.text();
}

std::string ChannelWords(const web::Words& words, absl::string_view id,
                         web::Language language) {
  const auto name = words.Find(absl::StrCat("channel.", id), language);
  return name.ok() ? *name : std::string(id);
}

void ShowOutcome(const web::Words& words, v1::Outcome outcome,
                 web::Language language, web::Dictionary& place) {
  const char* name = outcome == v1::OUTCOME_ACCEPTED ? "accepted"
                     : outcome == v1::OUTCOME_HELD   ? "held"
                                                     : "refused";
  place.SetValue("OUTCOME_CLASS", name);
  place.SetValue("OUTCOME",
                 words.Get(absl::StrCat("outcome.", name), language));
}

std::string StateWords(const web::Words& words, v1::ReadingState state,
                       web::Language language) {
  const absl::string_view name =
      state == v1::READING_STATE_LIVE         ? "live"
      : state == v1::READING_STATE_HELD       ? "held"
      : state == v1::READING_STATE_SUPERSEDED ? "superseded"
      : state == v1::READING_STATE_REJECTED   ? "rejected"
                                              : "voided";
  return words.Get(absl::StrCat("state.", name), language);
}

void ShowFindings(
    const google::protobuf::RepeatedPtrField<v1::Finding>& findings,
    web::Dictionary& place) {
  for (const v1::Finding& finding : findings) {
    web::Dictionary& row = *place.AddSectionDictionary("FINDING");
    row.SetValue("TEXT", finding.text());
    row.SetValue("RULE", finding.rule());
    row.SetValue("SEVERITY", SeverityClass(finding.severity()));
  }
}

std::string RegisterWords(const web::Words& words, const v1::RegisterKey& key,
                          web::Language language) {
  std::vector<std::string> parts;
  for (const char* word : {CommodityWord(key.commodity()),
                           PointWord(key.point()), KindWord(key.kind())}) {
    if (word != nullptr) parts.push_back(words.Get(word, language));
  }
  return absl::StrJoin(parts, ", ");
}

bool SameRegister(const v1::RegisterKey& one, const v1::RegisterKey& other) {
  return one.commodity() == other.commodity() && one.point() == other.point() &&
         one.kind() == other.kind() &&
         (one.serial().empty() || other.serial().empty() ||
          one.serial() == other.serial());
}

}  // namespace intake::desk
