#include <string>

#include "absl/strings/str_cat.h"
#include "core/messages/messages.h"

namespace intake {
namespace {

const char* CommodityLabel(Commodity commodity, bool russian) {
  switch (commodity) {
    case Commodity::kElectricity:
      return russian ? "электричество" : "electricity";
    case Commodity::kHotWater:
      return russian ? "горячая вода" : "hot water";
    case Commodity::kColdWater:
      return russian ? "холодная вода" : "cold water";
    case Commodity::kHeat:
      return russian ? "отопление" : "heating";
    case Commodity::kGas:
      return russian ? "газ" : "gas";
  }
  return "";
}

const char* PointLabel(MeteringPoint point, bool russian) {
  switch (point) {
    case MeteringPoint::kMain:
      return "";
    case MeteringPoint::kKitchen:
      return russian ? "кухня" : "kitchen";
    case MeteringPoint::kBath:
      return russian ? "ванна" : "bath";
  }
  return "";
}

const char* KindLabel(RegisterKind kind, bool russian) {
  switch (kind) {
    case RegisterKind::kTotal:
      return "";
    case RegisterKind::kDay:
      return russian ? "день" : "day";
    case RegisterKind::kPeak:
      return russian ? "пик" : "peak";
    case RegisterKind::kNight:
      return russian ? "ночь" : "night";
    case RegisterKind::kHalfPeak:
      return russian ? "полупик" : "half-peak";
  }
  return "";
}

}  // namespace

std::string RegisterLabel(const RegisterSlot& slot, Language language) {
  const bool russian = language == Language::kRussian;
  const std::string point = PointLabel(slot.point, russian);
  const std::string kind = KindLabel(slot.kind, russian);
  std::string label =
      absl::StrCat(point, point.empty() || kind.empty() ? "" : " ", kind);
  // Zones are of electricity and risers of hot water unless said otherwise.
  const bool usual =
      slot.commodity == Commodity::kElectricity
          ? !kind.empty()
          : slot.commodity == Commodity::kHotWater && !point.empty();
  if (usual) return label;
  return absl::StrCat(CommodityLabel(slot.commodity, russian),
                      label.empty() ? "" : " ", label);
}

}  // namespace intake
