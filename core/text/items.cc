#include "core/text/items.h"

#include <algorithm>

#include "absl/types/span.h"
#include "core/text/abbreviations.h"
#include "core/text/dates.h"

namespace intake {
namespace {

bool IsDash(char32_t mark) { return mark == U'-' || mark == 0x2013; }

// Marks that lead from a name to its value, or merely stand about.
bool IsBinding(char32_t mark) { return mark == U':' || mark == U'='; }
bool IsLoose(char32_t mark) {
  return IsDash(mark) || mark == U'(' || mark == U')' || mark == U'"' ||
         mark == U'\'' || mark == 0xAB || mark == 0xBB || mark == 0x2116 ||
         mark >= 0x2190;
}

Distance DistanceOf(const Gap& gap, bool after_word) {
  if (gap.line_breaks > 0) return Distance::kNewLine;
  if (gap.marks == 0) {
    return gap.blanks == 0 ? Distance::kGlued : Distance::kBlank;
  }
  if (gap.marks > 2) return Distance::kSeparated;
  const char32_t mark = gap.last_mark;
  // `дн. 450`: the point of an abbreviation.
  if (after_word && gap.marks == 1 && mark == U'.') return Distance::kBlank;
  if (IsBinding(mark)) return Distance::kBound;
  return IsLoose(mark) ? Distance::kBlank : Distance::kSeparated;
}

bool IsName(const Word& word) {
  return word.kind == WordKind::kName || word.kind == WordKind::kNameLetter;
}

bool IsCommodity(WordName name) {
  return name >= WordName::kElectricity && name <= WordName::kWater;
}

class Finder {
 public:
  Finder(const Tokens& tokens, absl::CivilDay today, Items& items)
      : tokens_(tokens), today_(today), items_(items) {}

  void Run() {
    for (size_t i = 0; i < tokens_.count; ++i) {
      words_[i] = IsNumber(i) ? Word{} : LookUpWord(tokens_.TextOf(i));
      if (words_[i].kind == WordKind::kAddressLabel) has_address_ = true;
    }
    for (size_t i = 0; i + 1 < tokens_.count; ++i) {
      const Word word = AbbreviationAt(tokens_, i);
      if (word.kind == WordKind::kUnknown) continue;
      words_[i] = word;
      words_[i + 1] = {.kind = WordKind::kFiller};
      joined_[i + 1] = true;
    }
    for (size_t i = 0; i < tokens_.count && !items_.overflow;) {
      if (!joined_[i]) {
        widest_ = std::max(widest_, DistanceOf(tokens_.list[i].before,
                                               i > 0 && !IsNumber(i - 1)));
      }
      i += IsNumber(i) ? TakeNumber(i) : TakeWord(i);
    }
  }

 private:
  bool IsNumber(size_t i) const {
    return i < tokens_.count && tokens_.list[i].is_number;
  }
  bool IsWord(size_t i) const { return i < tokens_.count && !IsNumber(i); }
  bool IsGlued(size_t i) const {
    return i > 0 && i < tokens_.count && tokens_.list[i].before.glued();
  }
  // Nothing that separates stands in front of token `i`.
  bool IsClose(size_t i) const {
    return i > 0 && i < tokens_.count &&
           DistanceOf(tokens_.list[i].before, !IsNumber(i - 1)) <=
               Distance::kBlank;
  }

  // Each Take… answers how many tokens it took.

  size_t TakeNumber(size_t i) {
    if (const size_t taken = SkipTariffCount(i)) return taken;
    if (const size_t taken = TakeNumberedTariff(i)) return taken;
    if (const size_t taken = TakeOrdinal(i)) return taken;
    if (const std::optional<FoundDate> date = DateAt(tokens_, i, today_)) {
      return TakeDate(i, *date);
    }
    AddNumber(i);
    return 1;
  }

  size_t TakeDate(size_t i, const FoundDate& found) {
    DateItem date = {.first = static_cast<uint8_t>(items_.number_count),
                     .is_time = found.is_time,
                     .certain = found.certain || after_date_label_,
                     .date = found.date};
    for (size_t k = i; k < i + found.tokens; ++k) {
      if (IsNumber(k)) AddNumber(k);
    }
    if (items_.overflow) return found.tokens;
    if (items_.date_count == Items::kDatesMax) {
      items_.overflow = true;
      return found.tokens;
    }
    date.last = static_cast<uint8_t>(items_.number_count - 1);
    items_.dates[items_.date_count++] = date;
    return found.tokens;
  }

  // `2-х тарифный`: says how many, which the account knows.
  size_t SkipTariffCount(size_t i) const {
    const bool is_count =
        IsTariffNumber(i) && IsWord(i + 1) && IsWord(i + 2) &&
        (tokens_.TextOf(i + 1) == "х" || tokens_.TextOf(i + 1) == "x") &&
        words_[i + 2].kind == WordKind::kTariff;
    return is_count ? 3 : 0;
  }

  // `1 тариф`, `2-я зона`.
  size_t TakeNumberedTariff(size_t i) {
    if (!IsTariffNumber(i) || IsGlued(i)) return 0;
    size_t word = i + 1;
    if (IsOrdinalEnding(word)) ++word;
    if (!IsWord(word) || words_[word].kind != WordKind::kTariff ||
        !IsClose(word) || IsTariffNumber(word + 1)) {
      return 0;
    }
    const bool letter = tokens_.TextOf(word).size() <= 2;
    if (letter && !IsGlued(word)) return 0;
    AddName(TariffName(i));
    return word + 1 - i;
  }

  bool IsOrdinalEnding(size_t i) const {
    if (!IsWord(i) || !(IsGlued(i) || IsDash(tokens_.list[i].before.last_mark)))
      return false;
    const absl::string_view text = tokens_.TextOf(i);
    return text == "й" || text == "ый" || text == "ой" || text == "я" ||
           text == "ая" || text == "му" || text == "ому";
  }

  // `1Э12345`: the number of a meter in front of its commodity.
  size_t TakeOrdinal(size_t i) {
    if (tokens_.TextOf(i).size() != 1 || tokens_.TextOf(i) == "0" ||
        IsGlued(i) || !IsGlued(i + 1) || !IsNumber(i + 2) ||
        !IsName(words_[i + 1]) || !IsCommodity(words_[i + 1].name)) {
      return 0;
    }
    const Gap& gap = tokens_.list[i + 2].before;
    const bool bound =
        gap.glued() || (gap.marks == 1 && gap.blanks == 0 &&
                        (IsBinding(gap.last_mark) || IsDash(gap.last_mark)));
    if (!bound) return 0;
    AddName(words_[i + 1].name,
            static_cast<uint8_t>(tokens_.TextOf(i)[0] - '0'));
    return 2;
  }

  bool IsTariffNumber(size_t i) const {
    if (!IsNumber(i)) return false;
    const absl::string_view text = tokens_.TextOf(i);
    return text == "1" || text == "2" || text == "3";
  }

  WordName TariffName(size_t i) const {
    const char digit = tokens_.TextOf(i)[0];
    return digit == '1' ? WordName::kT1
                        : (digit == '2' ? WordName::kT2 : WordName::kT3);
  }

  size_t TakeWord(size_t i) {
    const Word word = words_[i];
    switch (word.kind) {
      case WordKind::kName:
        if (IsIdleDay(i) || IsTown(i)) break;
        AddName(word.name);
        break;
      case WordKind::kNameLetter:
        if (StandsBesideNumber(i)) AddName(word.name);
        break;
      case WordKind::kTariff: {
        const Gap gap =
            i + 1 < tokens_.count ? tokens_.list[i + 1].before : Gap{};
        const bool bound = gap.marks == 0 ||
                           (gap.marks == 1 &&
                            (gap.last_mark == U'.' || IsDash(gap.last_mark) ||
                             gap.last_mark == 0x2116));
        if (IsTariffNumber(i + 1) && bound && gap.line_breaks == 0 &&
            !IsGluedToLetters(i + 1)) {
          AddName(TariffName(i + 1));
          return 2;
        }
        if (tokens_.TextOf(i).size() <= 2) unknown_ = true;
        break;
      }
      case WordKind::kHouseOrDay:
        if (has_address_) {
          label_ = NumberLabel::kSkip;
        } else {
          AddName(WordName::kDay);
        }
        break;
      case WordKind::kMetre:
        // м3
        if (IsGlued(i + 1) && tokens_.TextOf(i + 1) == "3" &&
            !IsGluedToLetters(i + 1)) {
          return 2;
        }
        break;
      case WordKind::kAccountLabel:
        label_ = NumberLabel::kAccount;
        break;
      case WordKind::kMeterLabel:
        if (label_ != NumberLabel::kAccount) label_ = NumberLabel::kMeter;
        break;
      case WordKind::kPhoneLabel:
        label_ = NumberLabel::kPhone;
        break;
      case WordKind::kAddressLabel:
        label_ = IsNumber(i + 1) ? NumberLabel::kSkip : label_;
        break;
      case WordKind::kDateLabel:
        after_date_label_ = true;
        return 1;
      case WordKind::kMonth:
        // `май 12300 июнь 12389`: two months, not two registers.
        unknown_ = true;
        if (IsYear(tokens_, i + 1, today_)) label_ = NumberLabel::kSkip;
        break;
      case WordKind::kRange:
        after_date_label_ = true;
        if (IsNumber(i + 1)) doubt_ = !DateAt(tokens_, i + 1, today_);
        return 1;
      case WordKind::kDoubt:
        doubt_ = true;
        MarkLastNumberDoubtful();
        break;
      case WordKind::kMinus:
        negative_ = true;
        break;
      case WordKind::kUnknown:
        unknown_ = true;
        if (IsNearAName(tokens_.TextOf(i))) items_.near_name = true;
        if (label_ != NumberLabel::kAccount) label_ = NumberLabel::kNone;
        break;
      case WordKind::kReadingLabel:
        label_ = NumberLabel::kNone;
        break;
      case WordKind::kFiller:
      case WordKind::kUnit:
      case WordKind::kYear:
      case WordKind::kIdleDay:
        break;
    }
    after_date_label_ = false;
    return 1;
  }

  bool IsGluedToLetters(size_t number) const {
    return IsGlued(number + 1) && words_[number + 1].kind == WordKind::kUnknown;
  }

  // `добрый день`, `день добрый`, `на сегодняшний день`.
  bool IsIdleDay(size_t i) const {
    if (words_[i].name != WordName::kDay &&
        words_[i].name != WordName::kNight) {
      return false;
    }
    const bool after = i > 0 && words_[i - 1].kind == WordKind::kIdleDay &&
                       !IsNumber(i - 1) && IsClose(i);
    const bool before = IsWord(i + 1) &&
                        words_[i + 1].kind == WordKind::kIdleDay &&
                        IsClose(i + 1);
    return after || before;
  }

  // `г. Самара`.
  bool IsTown(size_t i) const {
    return tokens_.TextOf(i) == "г" && IsWord(i + 1) &&
           words_[i + 1].kind == WordKind::kUnknown &&
           !(i > 0 && IsNumber(i - 1));
  }

  bool StandsBesideNumber(size_t i) const {
    if (IsNumber(i + 1) && IsClose(i + 1)) {
      return !DateAt(tokens_, i + 1, today_);  // `в 10:30`
    }
    if (i == 0 || !IsNumber(i - 1) || !IsClose(i)) return false;
    return IsGlued(i) || !IsWord(i + 1) || !IsClose(i + 1);
  }

  void AddName(WordName name, uint8_t ordinal = 0) {
    if (items_.name_count == Items::kNamesMax) {
      items_.overflow = true;
      return;
    }
    AddElement(true, items_.name_count);
    items_.names[items_.name_count++] = {.name = name, .ordinal = ordinal};
    if (label_ != NumberLabel::kAccount) label_ = NumberLabel::kNone;
    unknown_ = false;
    doubt_ = false;
  }

  void AddNumber(size_t i) {
    if (items_.number_count == Items::kNumbersMax) {
      items_.overflow = true;
      return;
    }
    const Token& token = tokens_.list[i];
    AddElement(false, items_.number_count);
    NumberItem& number = items_.numbers[items_.number_count++];
    number = {.digits = tokens_.TextOf(token),
              .label = label_,
              .follows_number = FollowsNumber(i),
              .gap = token.before,
              .had_letters = token.had_letters,
              .negative = negative_ || HasMinus(i),
              .malformed = token.doubtful,
              .doubtful = doubt_ || HasDoubtfulMark(i),
              .unknown_before = unknown_};
    FindNeighbours(i, number);
    last_number_ = i;
    label_ = NumberLabel::kNone;
    unknown_ = doubt_ = negative_ = after_date_label_ = false;
  }

  // The token before is a number, and was not taken for part of a name.
  bool FollowsNumber(size_t i) const { return i > 0 && last_number_ == i - 1; }

  // A minus touches the number and nothing before it.
  bool HasMinus(size_t i) const {
    const Gap& gap = tokens_.list[i].before;
    if (gap.marks == 0 || gap.blank_after_marks) return false;
    if (gap.last_mark == 0x2212) return true;
    return gap.last_mark == U'-' && (i == 0 || FollowsNumber(i)) &&
           (gap.blank_before_marks || gap.marks > 1 || i == 0);
  }

  // `~12389`, `1238?`, `500 ₽`: not a reading, or not surely.
  bool HasDoubtfulMark(size_t i) const {
    const auto is_one_of = [](char32_t mark, absl::Span<const char32_t> marks) {
      return std::find(marks.begin(), marks.end(), mark) != marks.end();
    };
    static constexpr char32_t kBefore[] = {U'~', U'<', U'>', U'$',
                                           U'≈', U'±', U'€', U'₽'};
    static constexpr char32_t kBehind[] = {U'?', U'%', U'$', U'€', U'₽'};
    const Gap& before = tokens_.list[i].before;
    const Gap& behind =
        i + 1 < tokens_.count ? tokens_.list[i + 1].before : tokens_.last;
    return (before.marks > 0 && is_one_of(before.last_mark, kBefore)) ||
           (behind.marks > 0 && is_one_of(behind.first_mark, kBehind));
  }

  // Letters that touch the number and mean nothing spoil it.
  void FindNeighbours(size_t i, NumberItem& number) const {
    size_t begin = tokens_.list[i].begin;
    size_t end = tokens_.list[i].end;
    if (IsGlued(i) && IsWord(i - 1) &&
        (words_[i - 1].kind == WordKind::kUnknown ||
         words_[i - 1].kind == WordKind::kTariff)) {  // т1450
      number.malformed = true;
      begin = tokens_.list[i - 1].begin;
    }
    if (IsGlued(i + 1) && IsWord(i + 1) &&
        words_[i + 1].kind == WordKind::kUnknown) {
      number.malformed = true;
      end = tokens_.list[i + 1].end;
    }
    number.run = {tokens_.text.data() + begin, end - begin};
  }

  void MarkLastNumberDoubtful() {
    if (items_.element_count == 0) return;
    const Element& last = items_.elements[items_.element_count - 1];
    if (!last.is_name && widest_ < Distance::kSeparated) {
      items_.numbers[last.index].doubtful = true;
    }
  }

  void AddElement(bool is_name, size_t index) {
    items_.elements[items_.element_count++] = {
        .is_name = is_name,
        .index = static_cast<uint8_t>(index),
        .to_previous = widest_};
    widest_ = Distance::kGlued;
  }

  const Tokens& tokens_;
  const absl::CivilDay today_;
  Items& items_;
  std::array<Word, Tokens::kTokensMax> words_;
  // The second part of an abbreviation.
  std::array<bool, Tokens::kTokensMax> joined_{};
  bool has_address_ = false;
  // What the words since the last number say of the next one.
  NumberLabel label_ = NumberLabel::kNone;
  bool after_date_label_ = false;
  bool unknown_ = false;
  bool doubt_ = false;
  bool negative_ = false;
  // The token of the last number.
  size_t last_number_ = Tokens::kTokensMax;
  // The greatest distance since the last element.
  Distance widest_ = Distance::kGlued;
};

}  // namespace

void FindItems(const Tokens& tokens, absl::CivilDay today, Items& items) {
  items.number_count = 0;
  items.name_count = 0;
  items.element_count = 0;
  items.date_count = 0;
  items.overflow = tokens.overflow;
  items.near_name = false;
  Finder(tokens, today, items).Run();
}

}  // namespace intake
