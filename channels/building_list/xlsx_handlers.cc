#include "channels/building_list/xlsx_handlers.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "channels/building_list/limits.h"

namespace intake::building_list {
namespace {

bool IsTrue(absl::string_view value) { return value == "1" || value == "true"; }

int NumberOf(absl::string_view value) {
  int number = 0;
  return absl::SimpleAtoi(value, &number) ? number : 0;
}

absl::Status TooMany(absl::string_view what) {
  return absl::InvalidArgumentError(
      absl::StrCat("want at most ", kStylesMax, " ", what));
}

}  // namespace

absl::Status RelationsHandler::Start(absl::string_view name,
                                     const XmlAttributes& attributes) {
  if (name != "Relationship" || attributes.Get("TargetMode") == "External") {
    return absl::OkStatus();
  }
  by_id.emplace(attributes.Get("Id"),
                Relation{.type = std::string(attributes.Get("Type")),
                         .target = std::string(attributes.Get("Target"))});
  return by_id.size() > kStylesMax ? TooMany("relations") : absl::OkStatus();
}

absl::Status WorkbookHandler::Start(absl::string_view name,
                                    const XmlAttributes& attributes) {
  if (name == "workbookPr") {
    counts_days_from_1904 = IsTrue(attributes.Get("date1904"));
  }
  const absl::string_view state = attributes.Get("state");
  if (name == "sheet" && sheet.empty() && state != "hidden" &&
      state != "veryHidden") {
    // `r:id`; `sheetId` is another thing.
    sheet = std::string(attributes.Get("id"));
  }
  return absl::OkStatus();
}

absl::Status StylesHandler::Start(absl::string_view name,
                                  const XmlAttributes& attributes) {
  if (name == "numFmt") {
    codes_[NumberOf(attributes.Get("numFmtId"))] =
        std::string(attributes.Get("formatCode"));
  }
  if (name == "cellXfs") in_cell_styles_ = true;
  if (name == "xf" && in_cell_styles_) {
    const int number = NumberOf(attributes.Get("numFmtId"));
    const auto code = codes_.find(number);
    style_is_day.push_back(
        ShowsDays(number, code == codes_.end() ? "" : code->second));
  }
  if (style_is_day.size() > kStylesMax || codes_.size() > kStylesMax) {
    return TooMany("styles");
  }
  return absl::OkStatus();
}

absl::Status StylesHandler::End(absl::string_view name) {
  if (name == "cellXfs") in_cell_styles_ = false;
  return absl::OkStatus();
}

absl::Status SharedStringsHandler::Start(absl::string_view name,
                                         const XmlAttributes&) {
  if (name == "t") in_text_ = true;
  if (name == "rPh") in_phonetic_ = true;
  return absl::OkStatus();
}

absl::Status SharedStringsHandler::End(absl::string_view name) {
  if (name == "t") in_text_ = false;
  if (name == "rPh") in_phonetic_ = false;
  return name == "si" ? strings_.EndString() : absl::OkStatus();
}

absl::Status SharedStringsHandler::Text(absl::string_view text) {
  return in_text_ && !in_phonetic_ ? strings_.Append(text) : absl::OkStatus();
}

}  // namespace intake::building_list
