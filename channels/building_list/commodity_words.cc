#include "channels/building_list/commodity_words.h"

#include <string>

#include "channels/building_list/characters.h"

namespace intake::building_list {
namespace {

struct Word {
  absl::string_view folded;
  v1::Commodity commodity;
};

constexpr Word kWords[] = {
    {"электричество", v1::COMMODITY_ELECTRICITY},
    {"электроэнергия", v1::COMMODITY_ELECTRICITY},
    {"электроснабжение", v1::COMMODITY_ELECTRICITY},
    {"ээ", v1::COMMODITY_ELECTRICITY},
    {"electricity", v1::COMMODITY_ELECTRICITY},
    {"горячаявода", v1::COMMODITY_HOT_WATER},
    {"горячееводоснабжение", v1::COMMODITY_HOT_WATER},
    {"гвс", v1::COMMODITY_HOT_WATER},
    {"hotwater", v1::COMMODITY_HOT_WATER},
    {"холоднаявода", v1::COMMODITY_COLD_WATER},
    {"холодноеводоснабжение", v1::COMMODITY_COLD_WATER},
    {"хвс", v1::COMMODITY_COLD_WATER},
    {"coldwater", v1::COMMODITY_COLD_WATER},
    {"тепло", v1::COMMODITY_HEAT},
    {"отопление", v1::COMMODITY_HEAT},
    {"heat", v1::COMMODITY_HEAT},
    {"газ", v1::COMMODITY_GAS},
    {"газоснабжение", v1::COMMODITY_GAS},
    {"gas", v1::COMMODITY_GAS},
};

}  // namespace

std::optional<v1::Commodity> CommodityOfWords(absl::string_view text) {
  const std::string folded = Folded(text);
  for (const Word& word : kWords) {
    if (word.folded == folded) return word.commodity;
  }
  return std::nullopt;
}

}  // namespace intake::building_list
