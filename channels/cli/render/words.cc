#include "channels/cli/render/words.h"

#include <iterator>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"

namespace intake::cli {
namespace {

// `hot water` for COMMODITY_HOT_WATER; the number for a value that came with a
// newer server.
std::string Words(absl::string_view name, absl::string_view prefix,
                  int number) {
  if (name.empty()) return absl::StrCat(number);
  std::string words = absl::AsciiStrToLower(absl::StripPrefix(name, prefix));
  for (char& c : words) {
    if (c == '_') c = ' ';
  }
  return words;
}

// What is written behind the register's name where it is known.
std::string ValueWords(const v1::NamedValue& value) {
  const std::string words = RegisterWords(value.register_());
  return words.empty() ? value.value()
                       : absl::StrCat(words, " ", value.value());
}

}  // namespace

std::string CommodityWord(v1::Commodity commodity) {
  return Words(v1::Commodity_Name(commodity), "COMMODITY_", commodity);
}

std::string RegisterWords(const v1::RegisterKey& key) {
  std::vector<std::string> words;
  if (key.commodity() != v1::COMMODITY_UNSPECIFIED) {
    words.push_back(CommodityWord(key.commodity()));
  }
  if (key.point() != v1::METERING_POINT_UNSPECIFIED &&
      key.point() != v1::METERING_POINT_MAIN) {
    words.push_back(Words(v1::MeteringPoint_Name(key.point()),
                          "METERING_POINT_", key.point()));
  }
  if (key.kind() != v1::REGISTER_KIND_UNSPECIFIED &&
      key.kind() != v1::REGISTER_KIND_TOTAL) {
    words.push_back(
        Words(v1::RegisterKind_Name(key.kind()), "REGISTER_KIND_", key.kind()));
  }
  return absl::StrJoin(words, ", ");
}

std::string OutcomeWord(v1::Outcome outcome) {
  return Words(v1::Outcome_Name(outcome), "OUTCOME_", outcome);
}

std::string SeverityWord(v1::Severity severity) {
  return Words(v1::Severity_Name(severity), "SEVERITY_", severity);
}

std::string TrustWords(v1::Trust trust) {
  return Words(v1::Trust_Name(trust), "TRUST_", trust);
}

std::string ReadingStateWord(v1::ReadingState state) {
  return Words(v1::ReadingState_Name(state), "READING_STATE_", state);
}

std::string ContentWords(const v1::Submission& submission) {
  switch (submission.content_case()) {
    case v1::Submission::kText:
      return absl::StrCat("“", submission.text(), "”");
    case v1::Submission::kOrdered:
      return absl::StrJoin(submission.ordered().values(), " ");
    case v1::Submission::kNamed: {
      std::vector<std::string> values;
      for (const v1::NamedValue& value : submission.named().values()) {
        values.push_back(ValueWords(value));
      }
      return absl::StrJoin(values, "; ");
    }
    case v1::Submission::kAnswer:
      return absl::StrCat(submission.answer().yes() ? "yes to " : "no to ",
                          submission.answer().code());
    case v1::Submission::CONTENT_NOT_SET:
      return "";
  }
  return "";
}

std::string DateForPeople(absl::string_view iso) {
  absl::CivilDay day;
  if (iso.size() == 10 && absl::ParseCivilTime(iso, &day)) {
    return absl::StrFormat("%02d.%02d.%d", day.day(), day.month(), day.year());
  }
  absl::CivilMonth month;
  if (iso.size() == 7 && absl::ParseCivilTime(iso, &month)) {
    return absl::StrFormat("%02d.%d", month.month(), month.year());
  }
  return std::string(iso);
}

absl::Time TimeOf(const google::protobuf::Timestamp& moment) {
  return absl::FromUnixSeconds(moment.seconds()) +
         absl::Nanoseconds(moment.nanos());
}

std::string MomentForPeople(const google::protobuf::Timestamp& moment,
                            absl::TimeZone zone) {
  if (moment.seconds() == 0 && moment.nanos() == 0) return "";
  return absl::FormatTime("%d.%m.%Y %H:%M:%S", TimeOf(moment), zone);
}

absl::TimeZone ZoneNamed(const std::string& name, absl::TimeZone otherwise) {
  absl::TimeZone zone;
  return !name.empty() && absl::LoadTimeZone(name, &zone) ? zone : otherwise;
}

std::string FormatBytes(int64_t bytes) {
  constexpr absl::string_view kUnits[] = {"B", "KiB", "MiB", "GiB", "TiB"};
  auto amount = static_cast<double>(bytes);
  size_t unit = 0;
  while (amount >= 1024 && unit + 1 < std::size(kUnits)) {
    amount /= 1024;
    ++unit;
  }
  return unit == 0 ? absl::StrCat(bytes, " B")
                   : absl::StrFormat("%.1f %s", amount, kUnits[unit]);
}

}  // namespace intake::cli
