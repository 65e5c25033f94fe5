#include "channels/cli/export_rows.h"

#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "absl/time/time.h"
#include "channels/cli/render/json.h"
#include "channels/cli/render/words.h"

namespace intake::cli {
namespace {

constexpr char kHeader[] =
    "id,account_number,commodity,point,kind,serial,multiplier,from_date,"
    "from_value,to_date,to_value,usage,period,charged_in,receipt_code,"
    "recorded_at\n";

// `hot_water` for COMMODITY_HOT_WATER.
std::string EnumWord(absl::string_view name, absl::string_view prefix) {
  return absl::AsciiStrToLower(absl::StripPrefix(name, prefix));
}

// RFC 4180, 2.5 to 2.7.
std::string Field(absl::string_view value) {
  if (value.find_first_of(",\"\r\n") == absl::string_view::npos) {
    return std::string(value);
  }
  return absl::StrCat("\"", absl::StrReplaceAll(value, {{"\"", "\"\""}}), "\"");
}

std::string CsvLine(const v1::ChangeRow& row) {
  const v1::UsageChange& change = row.change();
  const v1::RegisterKey& key = change.register_();
  const std::vector<std::string> values = {
      row.id(),
      row.account_number(),
      EnumWord(v1::Commodity_Name(key.commodity()), "COMMODITY_"),
      EnumWord(v1::MeteringPoint_Name(key.point()), "METERING_POINT_"),
      EnumWord(v1::RegisterKind_Name(key.kind()), "REGISTER_KIND_"),
      key.serial(),
      change.multiplier(),
      change.from_date(),
      change.from_value(),
      change.to_date(),
      change.to_value(),
      change.usage(),
      change.period(),
      change.charged_in(),
      row.receipt_code(),
      absl::FormatTime("%Y-%m-%dT%H:%M:%E*SZ", TimeOf(row.recorded_at()),
                       absl::UTCTimeZone())};
  return absl::StrCat(
      absl::StrJoin(values, ",",
                    [](std::string* out, const std::string& value) {
                      out->append(Field(value));
                    }),
      "\n");
}

}  // namespace

std::string ExportHeader(ExportFormat format) {
  return format == ExportFormat::kCsv ? kHeader : "";
}

std::string ExportLine(ExportFormat format, const v1::ChangeRow& row) {
  return format == ExportFormat::kCsv ? CsvLine(row)
                                      : absl::StrCat(MessageJson(row), "\n");
}

}  // namespace intake::cli
