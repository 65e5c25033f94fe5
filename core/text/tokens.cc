#include "core/text/tokens.h"

#include "absl/base/optimization.h"
#include "core/text/characters.h"
#include "core/text/unicode.h"

namespace intake {
namespace {

bool MayEndANumber(char digit) { return digit == '0' || digit == '3'; }

class Tokenizer {
 public:
  Tokenizer(absl::string_view text, Tokens& tokens)
      : rest_(text), tokens_(tokens) {}

  void Run() {
    while (!rest_.empty() && !tokens_.overflow) {
      char32_t c = Simplify(TakeCharacter(rest_));
      if (c == 0xB3 && EndsWithLetter()) c = U'3';  // м³
      if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) {
        tokens_.turns_direction = true;
      }
      switch (ClassOf(c)) {
        case CharClass::kInvisible:
          break;
        case CharClass::kDigit:
        case CharClass::kLetter:
          Extend(c);
          break;
        case CharClass::kSun:
          AddPicture("день");
          break;
        case CharClass::kMoon:
          AddPicture("ночь");
          break;
        default:
          EndRun();
          AddToGap(c);
      }
    }
    EndRun();
    tokens_.last = gap_;
  }

 private:
  struct Letter {
    char32_t c;
    char digit_like;
    bool is_digit;
  };
  static constexpr size_t kRunMax = 256;

  bool EndsWithLetter() const {
    return run_size_ > 0 && !run_[run_size_ - 1].is_digit;
  }

  void Extend(char32_t c) {
    const bool is_digit = c >= U'0' && c <= U'9';
    const char32_t folded = FoldCase(c);
    run_[run_size_++] = {folded, DigitLike(folded, c), is_digit};
    if (run_size_ == kRunMax) tokens_.overflow = true;
  }

  void AddPicture(absl::string_view word) {
    EndRun();
    ++gap_.blanks;
    StartToken(false);
    for (const char byte : word) PutByte(byte);
    EndToken();
    ++gap_.blanks;
  }

  void AddToGap(char32_t c) {
    switch (ClassOf(c)) {
      case CharClass::kBlank:
        if (gap_.blanks < 9) ++gap_.blanks;
        (gap_.marks == 0 ? gap_.blank_before_marks : gap_.blank_after_marks) =
            true;
        return;
      case CharClass::kLineBreak:
        if (gap_.line_breaks < 9) ++gap_.line_breaks;
        (gap_.marks == 0 ? gap_.blank_before_marks : gap_.blank_after_marks) =
            true;
        return;
      case CharClass::kStrange:
        strange_ = true;
        if (tokens_.count > 0 && gap_.glued()) {
          tokens_.list[tokens_.count - 1].doubtful = true;
        }
        break;
      default:
        strange_ = false;
    }
    gap_.blank_after_marks = false;
    if (gap_.marks == 0) gap_.first_mark = c;
    gap_.last_mark = c;
    if (gap_.marks < 9) ++gap_.marks;
  }

  // Turns letters into the digits they stand for, and cuts the run.
  void EndRun() {
    if (run_size_ == 0) return;
    bool had_letters[kRunMax] = {};
    for (size_t i = 0; i < run_size_; ++i) {
      if (run_[i].is_digit) continue;
      size_t end = i;
      while (end < run_size_ && !run_[end].is_digit && run_[end].digit_like) {
        ++end;
      }
      if (end > i && StandsForDigits(i, end)) {
        for (size_t k = i; k < end; ++k) had_letters[k] = true;
      }
      while (i + 1 < run_size_ && !run_[i + 1].is_digit) ++i;
    }
    for (size_t i = 0; i < run_size_; ++i) {
      if (!had_letters[i]) continue;
      run_[i].c = static_cast<char32_t>(run_[i].digit_like);
      run_[i].is_digit = true;
    }
    for (size_t i = 0; i < run_size_;) {
      const bool is_number = run_[i].is_digit;
      StartToken(is_number);
      if (tokens_.overflow) break;
      for (; i < run_size_ && run_[i].is_digit == is_number; ++i) {
        PutCharacter(run_[i].c);
        tokens_.list[tokens_.count].had_letters |= had_letters[i];
      }
      EndToken();
    }
    run_size_ = 0;
  }

  // Whether the look-alikes in [from, to) are digits: between digits all of
  // them, at an end of the run О, З and o.
  bool StandsForDigits(size_t from, size_t to) const {
    const bool digit_before = from > 0 && run_[from - 1].is_digit;
    const bool digit_after = to < run_size_ && run_[to].is_digit;
    if (digit_before && digit_after) return true;
    const bool at_an_end =
        (digit_before && to == run_size_) || (digit_after && from == 0);
    if (!at_an_end) return false;
    for (size_t i = from; i < to; ++i) {
      if (!MayEndANumber(run_[i].digit_like)) return false;
    }
    return true;
  }

  void StartToken(bool is_number) {
    if (tokens_.count == Tokens::kTokensMax) {
      tokens_.overflow = true;
      return;
    }
    tokens_.list[tokens_.count] = {
        .is_number = is_number,
        .doubtful = strange_ && gap_.marks > 0 && !gap_.blank_after_marks,
        .begin = static_cast<uint16_t>(tokens_.text_size),
        .before = gap_};
    gap_ = {};
    strange_ = false;
  }

  void EndToken() {
    if (tokens_.overflow) return;
    tokens_.list[tokens_.count++].end =
        static_cast<uint16_t>(tokens_.text_size);
  }

  void PutByte(char byte) {
    if (tokens_.text_size < tokens_.text.size()) {
      tokens_.text[tokens_.text_size++] = byte;
    }
  }

  // Letters are below U+0800: two bytes at most.
  void PutCharacter(char32_t c) {
    if (tokens_.overflow) return;
    if (c < 0x80) {
      PutByte(static_cast<char>(c));
      return;
    }
    PutByte(static_cast<char>(0xC0 | (c >> 6)));
    PutByte(static_cast<char>(0x80 | (c & 0x3F)));
  }

  absl::string_view rest_;
  Tokens& tokens_;
  Gap gap_;
  bool strange_ = false;
  Letter run_[kRunMax];
  size_t run_size_ = 0;
};

}  // namespace

void Tokenize(absl::string_view text, Tokens& tokens) {
  ABSL_HARDENING_ASSERT(text.size() <= limits::kTextBytesMax);
  tokens.count = 0;
  tokens.overflow = false;
  tokens.turns_direction = false;
  tokens.text_size = 0;
  Tokenizer(text, tokens).Run();
}

}  // namespace intake
