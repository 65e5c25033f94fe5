#include "channels/desk/call/read_back.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/desk/show.h"
#include "channels/web/language.h"

namespace intake::desk {
namespace {

// What was taken for the register; what was typed where nothing was.
std::string ValueOf(const TypedRegister& one, const v1::Receipt& receipt) {
  for (const v1::UnderstoodValue& understood : receipt.understood()) {
    if (SameRegister(understood.register_(), one.key)) {
      return understood.value();
    }
  }
  return one.value;
}

}  // namespace

std::string ReadBack(const TypedCall& call, const v1::Receipt& receipt,
                     const web::Words& words) {
  const web::Language language = web::FromContract(receipt.language());
  std::vector<std::string> values;
  for (const TypedRegister& one : call.registers) {
    const std::string value = ValueOf(one, receipt);
    if (value.empty()) continue;
    values.push_back(absl::StrCat(one.label, one.label.empty() ? "" : " ",
                                  GroupedValue(value)));
  }
  const std::string day =
      receipt.reading_date().empty() ? call.date : receipt.reading_date();
  return absl::StrCat(
      words.Get("read_back.account", language), " ",
      GroupedAccount(call.account_number), ": ", absl::StrJoin(values, ", "),
      day.empty() ? ""
                  : absl::StrCat(", ", words.Get("read_back.on", language), " ",
                                 DateWords(day)),
      ". ", words.Get("read_back.right", language));
}

}  // namespace intake::desk
