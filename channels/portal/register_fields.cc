#include "channels/portal/register_fields.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "channels/portal/findings.h"
#include "channels/portal/people_dates.h"
#include "channels/portal/register_words.h"
#include "channels/portal/typed_readings.h"
#include "channels/web/dial_drawing.h"

namespace intake::portal {
namespace {

std::vector<std::string> ProblemsOf(const ShownForm& shown,
                                    const v1::RegisterKey& key) {
  std::vector<std::string> problems;
  if (const auto& refused = shown.left.refused) {
    problems = FindingsOf(*refused, shown.left.typed, key);
  }
  const auto& too_long = shown.left.too_long;
  if (std::any_of(too_long.begin(), too_long.end(),
                  [&](const auto& one) { return SamePlace(one, key); })) {
    problems.push_back(shown.parts.Word("problem.value_too_long", shown.visit));
  }
  return problems;
}

int FocusOf(const ShownForm& shown) {
  for (int i = 0; i < shown.account.registers_size(); ++i) {
    if (!ProblemsOf(shown, shown.account.registers(i).register_()).empty()) {
      return i;
    }
  }
  return 0;
}

std::string DialText(const ShownForm& shown,
                     const v1::RegisterDescription& each) {
  return absl::StrReplaceAll(
      shown.parts.Word(each.decimals() == 0 ? "dial.black" : "dial.both",
                       shown.visit),
      {{"%b", absl::StrCat(each.whole_digits())},
       {"%r", absl::StrCat(each.decimals())}});
}

void FillPrevious(const ShownForm& shown, const v1::RegisterDescription& each,
                  web::Dictionary& row) {
  const web::Language language = shown.visit.language;
  if (!each.last_value().empty()) {
    web::Dictionary* const last = row.AddSectionDictionary("LAST");
    last->SetValue("LAST_VALUE", ValueForPeople(each.last_value(), language));
    last->SetValue("LAST_DATE", DayForPeople(each.last_date(), language));
  }
  if (!each.expected_from().empty()) {
    web::Dictionary* const expected = row.AddSectionDictionary("EXPECTED");
    expected->SetValue("FROM", ValueForPeople(each.expected_from(), language));
    expected->SetValue("TO", ValueForPeople(each.expected_to(), language));
  }
}

void FillRegister(const ShownForm& shown, const v1::RegisterDescription& each,
                  bool has_focus, web::Dictionary& page) {
  web::Dictionary& row = *page.AddSectionDictionary("REGISTER");
  const v1::RegisterKey& key = each.register_();
  row.SetValue("SUFFIX", RegisterSuffix(key));
  row.SetValue("LABEL", LabelOf(key, shown.account, shown.parts.pages.words(),
                                shown.visit.language));
  row.SetValue("SERIAL", key.serial());
  row.SetValue("TYPED", TypedValue(shown.left.typed, key));
  const std::string dial = DialText(shown, each);
  row.SetValue("DIAL", web::DialSvg(each.whole_digits(), each.decimals(),
                                    each.last_value(), dial));
  row.SetValue("DIAL_TEXT", dial);
  FillPrevious(shown, each, row);
  const std::vector<std::string> problems = ProblemsOf(shown, key);
  for (const std::string& problem : problems) {
    row.AddSectionDictionary("VALUE_PROBLEM")->SetValue("TEXT", problem);
  }
  if (!problems.empty()) row.ShowSection("INVALID");
  if (has_focus) row.ShowSection("FOCUS");
}

}  // namespace

void FillRegisters(const ShownForm& shown, web::Dictionary& page) {
  const int focus = FocusOf(shown);
  for (int i = 0; i < shown.account.registers_size(); ++i) {
    FillRegister(shown, shown.account.registers(i), i == focus, page);
  }
}

}  // namespace intake::portal
