#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "core/rules/hypotheses.h"
#include "core/rules/meant_values.h"

namespace intake {
namespace {

// The values of usual usage among those tried: none, one or too many.
class UsualValue {
 public:
  UsualValue(const Judgement& judgement, const Candidate& candidate)
      : judgement_(judgement), candidate_(candidate) {}

  void Try(absl::string_view whole, absl::string_view fraction) {
    const std::optional<Milli> value =
        ShownAs(whole, fraction, *candidate_.dial);
    if (!value || value == found_ || several_) return;
    const Milli moved = ForwardDistance(candidate_.near.previous->value, *value,
                                        DialEnd(*candidate_.dial));
    if (!IsUsual(judgement_, candidate_, moved)) return;
    several_ = found_.has_value();
    found_ = value;
  }

  std::optional<Milli> TheOnlyOne() const {
    return several_ ? std::nullopt : found_;
  }

 private:
  const Judgement& judgement_;
  const Candidate& candidate_;
  std::optional<Milli> found_;
  bool several_ = false;
};

}  // namespace

std::optional<Milli> FractionAsWhole(const Judgement& /*judgement*/,
                                     const Candidate& candidate) {
  const SentDigits sent = SentDigitsOf(candidate);
  const auto decimals = static_cast<size_t>(candidate.dial->decimals);
  if (decimals == 0 || !sent.fraction.empty() ||
      sent.whole.size() <= decimals) {
    return std::nullopt;
  }
  const size_t whole_digits = sent.whole.size() - decimals;
  return ShownAs(sent.whole.substr(0, whole_digits),
                 sent.whole.substr(whole_digits), *candidate.dial);
}

std::optional<Milli> DigitsDropped(const Judgement& /*judgement*/,
                                   const Candidate& candidate) {
  const LiveReading* previous = candidate.near.previous;
  const SentDigits sent = SentDigitsOf(candidate);
  const auto digits = static_cast<size_t>(candidate.dial->whole_digits);
  if (previous == nullptr || sent.whole.empty() ||
      sent.whole.size() >= digits) {
    return std::nullopt;
  }
  const std::string shown = absl::StrFormat(
      "%0*d", candidate.dial->whole_digits, previous->value / kMilliPerUnit);
  return ShownAs(
      absl::StrCat(shown.substr(0, digits - sent.whole.size()), sent.whole),
      sent.fraction, *candidate.dial);
}

std::optional<Milli> DigitTypo(const Judgement& judgement,
                               const Candidate& candidate) {
  const SentDigits sent = SentDigitsOf(candidate);
  const auto digits = static_cast<size_t>(candidate.dial->whole_digits);
  // More than one digit too many is no single slip.
  if (candidate.near.previous == nullptr || sent.whole.empty() ||
      sent.whole.size() > digits + 1) {
    return std::nullopt;
  }
  UsualValue usual(judgement, candidate);
  for (size_t at = 0; at <= sent.whole.size(); ++at) {
    std::string meant = sent.whole;
    for (char digit = '0'; digit <= '9'; ++digit) {
      usual.Try(absl::StrCat(sent.whole.substr(0, at), std::string(1, digit),
                             sent.whole.substr(at)),
                sent.fraction);
      if (at == meant.size()) continue;
      meant[at] = digit;
      usual.Try(meant, sent.fraction);
    }
    if (at == sent.whole.size()) break;
    meant = sent.whole;
    meant.erase(at, 1);
    usual.Try(meant, sent.fraction);
    if (at + 1 == sent.whole.size()) continue;
    meant = sent.whole;
    std::swap(meant[at], meant[at + 1]);
    usual.Try(meant, sent.fraction);
  }
  return usual.TheOnlyOne();
}

}  // namespace intake
