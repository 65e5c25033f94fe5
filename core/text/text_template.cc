#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/model/register_slot.h"
#include "core/target/register_words.h"
#include "core/text/grammar.h"

namespace intake {

std::string TextTemplate(const Account& account, absl::CivilDay date,
                         Language language) {
  const std::vector<RegisterSlot> slots = SlotsOn(account, date);
  std::string text = account.number;
  for (const RegisterSlot& slot : slots) {
    absl::StrAppend(&text, " ", WordsOf(slot, slots, language));
  }
  return text;
}

}  // namespace intake
