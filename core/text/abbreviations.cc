#include "core/text/abbreviations.h"

#include "absl/strings/string_view.h"

namespace intake {
namespace {

struct Abbreviation {
  absl::string_view first;
  absl::string_view second;
  Word word;
};
using enum WordName;
constexpr Word kAccount = {.kind = WordKind::kAccountLabel};
constexpr Word kMeter = {.kind = WordKind::kMeterLabel};
constexpr Word kUnitWord = {.kind = WordKind::kUnit};
constexpr Abbreviation kAll[] = {
    {"л", "с", kAccount},
    {"л", "сч", kAccount},
    {"лиц", "сч", kAccount},
    {"лицевой", "сч", kAccount},
    {"l", "s", kAccount},
    {"п", "у", kMeter},
    {"э", "э", {WordKind::kName, kElectricity}},
    {"эл", "эн", {WordKind::kName, kElectricity}},
    {"эл", "во", {WordKind::kName, kElectricity}},
    {"г", "в", {WordKind::kName, kHotWater}},
    {"г", "вода", {WordKind::kName, kHotWater}},
    {"х", "в", {WordKind::kName, kColdWater}},
    {"х", "вода", {WordKind::kName, kColdWater}},
    {"с", "у", {WordKind::kName, kBath}},
    {"п", "пик", {WordKind::kName, kHalfPeak}},
    {"пол", "пик", {WordKind::kName, kHalfPeak}},
    {"полу", "пик", {WordKind::kName, kHalfPeak}},
    {"half", "peak", {WordKind::kName, kHalfPeak}},
    {"квт", "ч", kUnitWord},
    {"квт", "час", kUnitWord},
    {"куб", "м", kUnitWord},
};

}  // namespace

Word AbbreviationAt(const Tokens& tokens, size_t at) {
  if (at + 1 >= tokens.count || tokens.list[at].is_number ||
      tokens.list[at + 1].is_number) {
    return {};
  }
  const Gap& gap = tokens.list[at + 1].before;
  if (gap.marks > 1 || gap.line_breaks > 0 || gap.blanks > 1) return {};
  const absl::string_view first = tokens.TextOf(at);
  const absl::string_view second = tokens.TextOf(at + 1);
  for (const Abbreviation& abbreviation : kAll) {
    if (abbreviation.first == first && abbreviation.second == second) {
      return abbreviation.word;
    }
  }
  return {};
}

}  // namespace intake
