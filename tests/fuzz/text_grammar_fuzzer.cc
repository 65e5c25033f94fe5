// Any bytes as a text message: the grammar neither crashes nor makes things up.
// The first byte chooses what the request itself says; the rest is the text.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "core/base/limits.h"
#include "core/target/assign_values.h"
#include "core/text/code_answer.h"
#include "core/text/grammar.h"
#include "core/text/test_world.h"
#include "core/text/unicode.h"

namespace intake {
namespace {

void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "violated: %s\n", what);
  std::abort();
}

bool IsDecimal(absl::string_view value) {
  const size_t point = value.find('.');
  const absl::string_view whole = value.substr(0, point);
  if (whole.empty()) return false;
  for (const char c : value) {
    if (c != '.' && (c < '0' || c > '9')) return false;
  }
  return point == absl::string_view::npos ||
         (point + 1 < value.size() &&
          value.find('.', point + 1) == absl::string_view::npos);
}

bool Same(const TextReading& a, const TextReading& b) {
  return a.account == b.account && a.reading_date == b.reading_date &&
         a.values == b.values && a.findings == b.findings;
}

void CheckReading(const TextReading& reading, const TextFacts& facts) {
  bool is_named = reading.account == nullptr || reading.account == facts.given;
  for (const TextFacts::Named& named : facts.named) {
    is_named = is_named || named.account == reading.account;
  }
  Require(is_named, "an account that is taken was named");

  const bool refused = WorstOf(reading.findings) == Severity::kRefuse;
  Require(refused == reading.values.empty(), "values, or a refusal");
  if (refused) {
    Require(reading.account == nullptr ||
                !reading.findings.front().suggestion.empty(),
            "who is known is told what to send");
    return;
  }
  Require(reading.account != nullptr, "values have an account");
  for (const NamedValue& value : reading.values) {
    Require(IsDecimal(value.value), "values are digits");
  }
  const absl::CivilDay date = reading.reading_date.value_or(facts.today);
  Require(AssignValues(*reading.account, date, reading.values).values.size() ==
              reading.values.size(),
          "what is taken fits the account");
}

void CheckText(absl::string_view text, uint8_t choice) {
  const std::vector<std::string> candidates = AccountCandidates(text);
  Require(candidates.size() <= 64, "at most 64 candidates");
  for (const std::string& candidate : candidates) {
    Require(IsDecimal(candidate), "candidates are digits");
  }
  const std::vector<TextFacts::Named> named = NamedIn(text);
  TextFacts facts = {.named = named, .today = absl::CivilDay(2014, 6, 20)};
  if (choice & 1) facts.sender = "79031234567";
  if (choice & 2) {
    auto account = TestAccounts().begin();
    std::advance(account,
                 (choice >> 2) % static_cast<int>(TestAccounts().size()));
    facts.given = &account->second;
  }
  const TextReading reading = InterpretText(text, facts);
  CheckReading(reading, facts);
  Require(Same(reading, InterpretText(text, facts)), "deterministic");

  const std::string normal = NormalizedText(text);
  Require(NormalizedText(normal) == normal, "normalising settles at once");
  Require(IsValidUtf8(normal), "normal text is valid");

  if (const std::optional<CodeAnswer> answer = ReadCodeAnswer(text)) {
    Require(CanonicalCode(answer->code) == answer->code, "codes have one form");
    Require(IsValidUtf8(answer->code), "codes are digits");
  }
}

}  // namespace
}  // namespace intake

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0 || size > intake::limits::kTextBytesMax) return 0;
  intake::CheckText({reinterpret_cast<const char*>(data + 1), size - 1},
                    data[0]);
  return 0;
}
