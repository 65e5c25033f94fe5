// What a cell of the column `Ресурс` says is measured.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_COMMODITY_WORDS_H_
#define INTAKE_CHANNELS_BUILDING_LIST_COMMODITY_WORDS_H_

#include <optional>

#include "absl/strings/string_view.h"
#include "intake/v1/metering.pb.h"

namespace intake::building_list {

// Russian or English, in any case, blanks and points aside. None for words that
// name no commodity.
std::optional<v1::Commodity> CommodityOfWords(absl::string_view text);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_COMMODITY_WORDS_H_
