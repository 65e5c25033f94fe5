#include "channels/portal/register_fields.h"

#include <algorithm>
#include <string>
#include <utility>
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

struct Problem {
  std::string text;
  const char* language;
};

std::vector<Problem> ProblemsOf(const ShownForm& shown,
                                const v1::RegisterKey& key) {
  std::vector<Problem> problems;
  if (const auto& refused = shown.left.refused) {
    for (std::string& text : FindingsOf(*refused, shown.left.typed, key)) {
      problems.push_back(
          {std::move(text), LanguageCodeOf(refused->language())});
    }
  }
  const auto& too_long = shown.left.too_long;
  if (std::any_of(too_long.begin(), too_long.end(),
                  [&](const auto& one) { return SamePlace(one, key); })) {
    problems.push_back({shown.parts.Word("problem.value_too_long", shown.visit),
                        web::CodeOf(shown.visit.language)});
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
  const std::vector<Problem> problems = ProblemsOf(shown, key);
  for (const Problem& problem : problems) {
    web::Dictionary* const text = row.AddSectionDictionary("VALUE_PROBLEM");
    text->SetValue("TEXT", problem.text);
    text->SetValue("PROBLEM_LANGUAGE", problem.language);
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
