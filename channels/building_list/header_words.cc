#include "channels/building_list/header_words.h"

#include <string>

#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "channels/building_list/characters.h"

namespace intake::building_list {
namespace {

struct Word {
  absl::string_view folded;
  Field field;
};

// Folded, and without `номер` at either end.
constexpr Word kWords[] = {
    {"лицевойсчет", Field::kAccount},
    {"лицевогосчета", Field::kAccount},
    {"лицсчет", Field::kAccount},
    {"лицсчета", Field::kAccount},
    {"лс", Field::kAccount},
    {"account", Field::kAccount},
    {"квартира", Field::kFlat},
    {"квартиры", Field::kFlat},
    {"кв", Field::kFlat},
    {"помещение", Field::kFlat},
    {"flat", Field::kFlat},
    {"apartment", Field::kFlat},
    {"фио", Field::kHolder},
    {"собственник", Field::kHolder},
    {"потребитель", Field::kHolder},
    {"holder", Field::kHolder},
    {"ресурс", Field::kCommodity},
    {"услуга", Field::kCommodity},
    {"видресурса", Field::kCommodity},
    {"видуслуги", Field::kCommodity},
    {"commodity", Field::kCommodity},
    {"счетчик", Field::kMeter},
    {"счетчика", Field::kMeter},
    {"приборучета", Field::kMeter},
    {"прибораучета", Field::kMeter},
    {"пу", Field::kMeter},
    {"заводскойномерсчетчика", Field::kMeter},
    {"заводскойномерпу", Field::kMeter},
    {"meter", Field::kMeter},
    {"serial", Field::kMeter},
    {"показание", Field::kReading},
    {"показания", Field::kReading},
    {"показаниесчетчика", Field::kReading},
    {"показаниясчетчика", Field::kReading},
    {"текущеепоказание", Field::kReading},
    {"текущиепоказания", Field::kReading},
    {"новоепоказание", Field::kReading},
    {"новыепоказания", Field::kReading},
    {"reading", Field::kReading},
    {"день", Field::kDay},
    {"показаниедень", Field::kDay},
    {"показаниядень", Field::kDay},
    {"day", Field::kDay},
    {"ночь", Field::kNight},
    {"показаниеночь", Field::kNight},
    {"показанияночь", Field::kNight},
    {"night", Field::kNight},
    {"пик", Field::kPeak},
    {"peak", Field::kPeak},
    {"полупик", Field::kHalfPeak},
    {"halfpeak", Field::kHalfPeak},
    // The letter Cyrillic or Latin: they look the same.
    {"т1", Field::kZone1},
    {"t1", Field::kZone1},
    {"т2", Field::kZone2},
    {"t2", Field::kZone2},
    {"т3", Field::kZone3},
    {"t3", Field::kZone3},
    {"кухня", Field::kKitchen},
    {"kitchen", Field::kKitchen},
    {"ванна", Field::kBath},
    {"ванная", Field::kBath},
    {"bath", Field::kBath},
    {"дата", Field::kDate},
    {"датаснятия", Field::kDate},
    {"датапоказания", Field::kDate},
    {"датапоказаний", Field::kDate},
    {"датаснятияпоказаний", Field::kDate},
    {"date", Field::kDate},
    {"подпись", Field::kSignature},
    {"signature", Field::kSignature},
    {"решение", Field::kAnswer},
    {"причина", Field::kAnswer},
    {"чтосделать", Field::kAnswer},
    {"квитанция", Field::kAnswer},
};

std::optional<Field> FieldOfWords(absl::string_view text) {
  const std::string folded =
      Folded(absl::StrReplaceAll(text, {{"№", "номер"}}));
  absl::string_view key = folded;
  absl::ConsumePrefix(&key, "номер");
  absl::ConsumeSuffix(&key, "номер");
  absl::ConsumeSuffix(&key, "number");
  for (const Word& word : kWords) {
    if (word.folded == key) return word.field;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Field> FieldOfHeader(absl::string_view text) {
  const size_t end = text.find_first_of("(,");
  const std::optional<Field> field = FieldOfWords(text.substr(0, end));
  if (field != Field::kReading || end == absl::string_view::npos) return field;
  const std::optional<Field> register_field = FieldOfWords(text.substr(end));
  return register_field ? register_field : field;
}

}  // namespace intake::building_list
