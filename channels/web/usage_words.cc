#include "channels/web/usage_words.h"

#include <array>

#include "absl/strings/str_cat.h"

namespace intake::web {
namespace {

constexpr std::array<const char*, 12> kRussianMonths = {
    "янв", "фев", "мар", "апр", "май", "июн",
    "июл", "авг", "сен", "окт", "ноя", "дек"};
constexpr std::array<const char*, 12> kEnglishMonths = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

const char* CommodityTitle(v1::Commodity commodity, bool russian) {
  switch (commodity) {
    case v1::COMMODITY_ELECTRICITY:
      return russian ? "Электроэнергия" : "Electricity";
    case v1::COMMODITY_HOT_WATER:
      return russian ? "Горячая вода" : "Hot water";
    case v1::COMMODITY_COLD_WATER:
      return russian ? "Холодная вода" : "Cold water";
    case v1::COMMODITY_HEAT:
      return russian ? "Отопление" : "Heat";
    case v1::COMMODITY_GAS:
      return russian ? "Газ" : "Gas";
    default:
      // A server newer than this program.
      return russian ? "Счётчик" : "Meter";
  }
}

}  // namespace

std::string PointTitle(v1::Commodity commodity, v1::MeteringPoint point,
                       Language language) {
  const bool russian = language == Language::kRussian;
  const char* riser = "";
  if (point == v1::METERING_POINT_KITCHEN) {
    riser = russian ? ", кухня" : ", kitchen";
  } else if (point == v1::METERING_POINT_BATH) {
    riser = russian ? ", ванна" : ", bath";
  }
  return absl::StrCat(CommodityTitle(commodity, russian), riser);
}

std::string UnitOf(v1::Commodity commodity, Language language) {
  const bool russian = language == Language::kRussian;
  switch (commodity) {
    case v1::COMMODITY_ELECTRICITY:
      return russian ? "кВт·ч" : "kWh";
    case v1::COMMODITY_HEAT:
      return russian ? "Гкал" : "Gcal";
    default:
      return russian ? "м³" : "m³";
  }
}

std::string KindLabel(v1::RegisterKind kind, Language language) {
  const bool russian = language == Language::kRussian;
  switch (kind) {
    case v1::REGISTER_KIND_DAY:
      return russian ? "день" : "day";
    case v1::REGISTER_KIND_PEAK:
      return russian ? "пик" : "peak";
    case v1::REGISTER_KIND_NIGHT:
      return russian ? "ночь" : "night";
    case v1::REGISTER_KIND_HALF_PEAK:
      return russian ? "полупик" : "half-peak";
    default:
      return russian ? "всего" : "total";
  }
}

std::string MonthLabel(absl::CivilMonth month, Language language) {
  const auto& names =
      language == Language::kRussian ? kRussianMonths : kEnglishMonths;
  return names.at(static_cast<size_t>(month.month() - 1));
}

}  // namespace intake::web
