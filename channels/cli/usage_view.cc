#include "channels/cli/usage_view.h"

#include "absl/strings/str_cat.h"
#include "channels/cli/render/table.h"
#include "channels/cli/render/words.h"

namespace intake::cli {

std::string ChangesText(
    const google::protobuf::RepeatedPtrField<v1::UsageChange>& changes,
    const Console& console) {
  if (changes.empty()) return "Billing is told nothing.\n";
  Table table({{"Register"},
               {"Meter"},
               {"From"},
               {"Value", Align::kRight},
               {"To"},
               {"Value", Align::kRight},
               {"Usage", Align::kRight},
               {"For"},
               {"Charged in"}});
  for (const v1::UsageChange& change : changes) {
    table.AddRow(
        {RegisterWords(change.register_()), change.register_().serial(),
         DateForPeople(change.from_date()), change.from_value(),
         DateForPeople(change.to_date()), change.to_value(), change.usage(),
         DateForPeople(change.period()), DateForPeople(change.charged_in())});
  }
  return absl::StrCat("Billing is told:\n", table.Render(console));
}

}  // namespace intake::cli
