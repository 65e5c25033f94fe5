#include "channels/desk/slips/header_form.h"

#include <cstdint>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "channels/desk/show.h"
#include "channels/desk/slips/typed_date.h"

namespace intake::desk {
namespace {

struct Field {
  absl::string_view name;
  std::string HeaderForm::*value;
};

// In the order of the form.
constexpr Field kFields[] = {
    {"number", &HeaderForm::number},
    {"source", &HeaderForm::source},
    {"date", &HeaderForm::date},
    {"slips", &HeaderForm::slips},
    {"mode", &HeaderForm::mode},
    {"control_total", &HeaderForm::control_total},
    {"hash_total", &HeaderForm::hash_total},
};

constexpr char kNone[] = "-";

// As the server wants it: without blanks between thousands.
std::string TotalFrom(absl::string_view typed) {
  if (typed == kNone) return "";
  return absl::StrReplaceAll(typed, {{" ", ""}, {"\u00A0", ""}});
}

std::string TotalOf(const std::string& total) {
  return total.empty() ? kNone : total;
}

}  // namespace

HeaderForm HeaderFormFrom(const web::Form& form) {
  HeaderForm typed;
  for (const Field& field : kFields) {
    typed.*field.value = form.Text(field.name);
  }
  typed.correction = form.Has("correction");
  return typed;
}

HeaderForm HeaderFormOf(const v1::BatchHeader& header) {
  return {.number = header.number(),
          .source = header.source(),
          .date = DateWords(header.date()),
          .slips = absl::StrCat(header.slips()),
          .mode = absl::StrCat(static_cast<int>(header.mode())),
          .control_total = TotalOf(header.control_total()),
          .hash_total = TotalOf(header.hash_total())};
}

absl::string_view FirstEmpty(const HeaderForm& form) {
  for (const Field& field : kFields) {
    if ((form.*field.value).empty()) return field.name;
  }
  return "";
}

absl::StatusOr<v1::BatchHeader> HeaderFrom(const HeaderForm& form,
                                           absl::CivilDay today) {
  v1::BatchHeader header;
  header.set_number(form.number);
  header.set_source(form.source);
  absl::StatusOr<std::string> date = ParseTypedDate(form.date, today);
  if (!date.ok()) return absl::InvalidArgumentError("date");
  header.set_date(*std::move(date));
  int32_t slips = 0;
  if (!absl::SimpleAtoi(form.slips, &slips)) {
    return absl::InvalidArgumentError("slips");
  }
  header.set_slips(slips);
  if (form.mode != "1" && form.mode != "2" && form.mode != "3") {
    return absl::InvalidArgumentError("mode");
  }
  header.set_mode(static_cast<v1::KeyingMode>(form.mode[0] - '0'));
  header.set_control_total(TotalFrom(form.control_total));
  header.set_hash_total(TotalFrom(form.hash_total));
  return header;
}

void ShowHeaderForm(const HeaderForm& form, absl::string_view focus,
                    web::Dictionary& content) {
  for (const Field& field : kFields) {
    const std::string name = absl::AsciiStrToUpper(field.name);
    content.SetValue(absl::StrCat("TYPED_", name), form.*field.value);
    if (field.name == focus) content.ShowSection(absl::StrCat("FOCUS_", name));
  }
  content.ShowSection(form.correction ? "CORRECTION" : "OPENING");
}

}  // namespace intake::desk
