#include "channels/building_list/list_values.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "channels/building_list/characters.h"
#include "channels/building_list/commodity_words.h"

namespace intake::building_list {
namespace {

class Reader {
 public:
  Reader(const Row& row, const Columns& columns)
      : row_(row), columns_(columns) {}

  bool Filled(Field field) const {
    const Cell* const cell = columns_.CellOf(field, row_);
    return cell != nullptr && !IsNothing(cell->text);
  }

  void Take(Field field, v1::RegisterKind kind,
            v1::MeteringPoint point = v1::METERING_POINT_UNSPECIFIED) {
    if (!Filled(field)) return;
    RestoredNumber number = RestoredValue(columns_.CellOf(field, row_)->text);
    v1::NamedValue& value = *values_.named.add_values();
    value.mutable_register_()->set_kind(kind);
    value.mutable_register_()->set_point(point);
    value.set_value(std::move(number.text));
    std::move(number.remarks.begin(), number.remarks.end(),
              std::back_inserter(values_.remarks));
  }

  // One cell cannot name the meters of two risers.
  void NameMeter() {
    if (!Filled(Field::kMeter)) return;
    const int points = static_cast<int>(Filled(Field::kKitchen)) +
                       static_cast<int>(Filled(Field::kBath));
    const bool others = values_.named.values_size() > points;
    if (points + static_cast<int>(others) != 1) return;
    const std::string serial =
        RestoredAccount(columns_.CellOf(Field::kMeter, row_)->text).text;
    for (v1::NamedValue& value : *values_.named.mutable_values()) {
      value.mutable_register_()->set_serial(serial);
    }
  }

  void NameCommodity() {
    if (!Filled(Field::kCommodity)) return;
    const std::string& text = columns_.CellOf(Field::kCommodity, row_)->text;
    const std::optional<v1::Commodity> commodity = CommodityOfWords(text);
    if (!commodity) {
      values_.remarks.push_back(
          absl::StrCat("Ресурс «", text, "» неизвестен и не учтен."));
      return;
    }
    for (v1::NamedValue& value : *values_.named.mutable_values()) {
      value.mutable_register_()->set_commodity(*commodity);
    }
  }

  ListValues Done() { return std::move(values_); }

 private:
  const Row& row_;
  const Columns& columns_;
  ListValues values_;
};

}  // namespace

ListValues ReadListValues(const Row& row, const Columns& columns) {
  Reader reader(row, columns);
  const auto total_or = [&](Field beside, v1::RegisterKind kind) {
    return reader.Filled(beside) ? kind : v1::REGISTER_KIND_UNSPECIFIED;
  };
  reader.Take(Field::kReading, total_or(Field::kNight, v1::REGISTER_KIND_DAY));
  reader.Take(Field::kDay, v1::REGISTER_KIND_DAY);
  reader.Take(Field::kPeak, v1::REGISTER_KIND_PEAK);
  reader.Take(Field::kNight, v1::REGISTER_KIND_NIGHT);
  reader.Take(Field::kHalfPeak, v1::REGISTER_KIND_HALF_PEAK);
  reader.Take(Field::kZone1,
              reader.Filled(Field::kZone3)
                  ? v1::REGISTER_KIND_PEAK
                  : total_or(Field::kZone2, v1::REGISTER_KIND_DAY));
  reader.Take(Field::kZone2, v1::REGISTER_KIND_NIGHT);
  reader.Take(Field::kZone3, v1::REGISTER_KIND_HALF_PEAK);
  reader.Take(Field::kKitchen, v1::REGISTER_KIND_UNSPECIFIED,
              v1::METERING_POINT_KITCHEN);
  reader.Take(Field::kBath, v1::REGISTER_KIND_UNSPECIFIED,
              v1::METERING_POINT_BATH);
  reader.NameMeter();
  reader.NameCommodity();
  return reader.Done();
}

}  // namespace intake::building_list
