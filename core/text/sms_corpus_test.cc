// Runs tests/corpus/sms_corpus.txt: every text must be understood exactly as
// its label says, or answered as it says.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "core/base/civil_time.h"
#include "core/target/assign_values.h"
#include "core/text/grammar.h"
#include "core/text/test_world.h"
#include "core/text/unicode.h"

namespace intake {
namespace {

constexpr char kCorpus[] = "tests/corpus/sms_corpus.txt";

struct Line {
  int number = 0;
  std::string configuration;
  std::string facts;
  std::string text;
  std::string expected;
};

std::string Unescape(absl::string_view escaped) {
  std::string text;
  for (size_t i = 0; i < escaped.size(); ++i) {
    if (escaped[i] != '\\' || i + 1 == escaped.size()) {
      text.push_back(escaped[i]);
      continue;
    }
    const char kind = escaped[++i];
    if (kind == 'n') text.push_back('\n');
    if (kind == 'r') text.push_back('\r');
    if (kind == 't') text.push_back('\t');
    if (kind == '\\') text.push_back('\\');
    if (kind == 'u') {
      uint32_t code = 0;
      EXPECT_TRUE(absl::SimpleHexAtoi(escaped.substr(i + 1, 4), &code));
      AppendUtf8(code, text);
      i += 4;
    }
  }
  return text;
}

std::vector<Line> ReadCorpus() {
  std::ifstream file(kCorpus);
  EXPECT_TRUE(file.is_open()) << kCorpus;
  std::vector<Line> lines;
  std::string raw;
  for (int number = 1; std::getline(file, raw); ++number) {
    if (raw.empty() || raw[0] == '#') continue;
    // The text may hold a `|` itself: the fields around it are cut first.
    const size_t first = raw.find(" | ");
    const size_t second = raw.find(" | ", first + 3);
    const size_t last = raw.rfind(" | ");
    if (last <= second) {
      ADD_FAILURE() << kCorpus << ":" << number << ": four fields expected";
      continue;
    }
    lines.push_back({.number = number,
                     .configuration = raw.substr(0, first),
                     .facts = raw.substr(first + 3, second - first - 3),
                     .text = raw.substr(second + 3, last - second - 3),
                     .expected = raw.substr(last + 3)});
  }
  return lines;
}

std::string NameOf(const RegisterSlot& slot) {
  std::string name = slot.commodity == Commodity::kElectricity ? "e" : "h";
  if (slot.point == MeteringPoint::kKitchen) name += ".kitchen";
  if (slot.point == MeteringPoint::kBath) name += ".bath";
  if (slot.kind == RegisterKind::kDay) name += ".day";
  if (slot.kind == RegisterKind::kNight) name += ".night";
  if (slot.kind == RegisterKind::kPeak) name += ".peak";
  if (slot.kind == RegisterKind::kHalfPeak) name += ".half";
  return name;
}

// What was made of a text, written as the corpus writes it.
struct Result {
  std::string told;
  bool has_message = true;
};

Result Interpret(const Line& line) {
  const std::string text = Unescape(line.text);
  TextFacts facts = {.today = absl::CivilDay(2014, 6, 20)};
  const auto account = TestAccounts().find(line.configuration);
  for (const absl::string_view fact : absl::StrSplit(line.facts, ' ')) {
    absl::string_view rest = fact;
    if (absl::ConsumePrefix(&rest, "today=")) facts.today = *ParseDate(rest);
    if (absl::ConsumePrefix(&rest, "sender=")) facts.sender = std::string(rest);
    if (fact == "given") facts.given = &account->second;
  }
  const std::vector<TextFacts::Named> named = NamedIn(text);
  facts.named = named;

  const TextReading reading = InterpretText(text, facts);
  Findings findings = reading.findings;
  if (WorstOf(findings) == Severity::kRefuse) {
    EXPECT_TRUE(reading.values.empty()) << line.number;
    // Whoever is known gets the message to send.
    return {absl::StrCat("ask ", RuleName(findings.front().rule)),
            reading.account == nullptr || !findings.front().suggestion.empty()};
  }
  const absl::CivilDay date = reading.reading_date.value_or(facts.today);
  const Assignment assignment =
      AssignValues(*reading.account, date, reading.values);
  findings.insert(findings.end(), assignment.findings.begin(),
                  assignment.findings.end());
  if (WorstOf(findings) == Severity::kRefuse) {
    ADD_FAILURE() << line.number << ": taken by the grammar, but not assigned";
  }
  std::vector<std::string> words = {"ok"};
  for (const AssignedValue& assigned : assignment.values) {
    absl::string_view whole =
        absl::string_view(assigned.value).substr(0, assigned.value.find('.'));
    while (absl::ConsumePrefix(&whole, "0")) {
    }
    if (static_cast<int>(whole.size()) > assigned.slot.whole_digits) {
      return {"ask TOO_MANY_DIGITS"};
    }
    words.push_back(absl::StrCat(NameOf(assigned.slot), "=", assigned.value));
  }
  if (reading.reading_date) {
    words.push_back(absl::StrCat("date=", FormatDate(*reading.reading_date)));
  }
  for (const Finding& finding : findings) {
    words.push_back(absl::StrCat("+", RuleName(finding.rule)));
  }
  if (account == TestAccounts().end() || reading.account != &account->second) {
    words.push_back("for another account");
  }
  return {absl::StrJoin(words, " ")};
}

TEST(SmsCorpus, IsUnderstoodAsACarefulPersonWould) {
  const std::vector<Line> lines = ReadCorpus();
  std::set<std::string> distinct;
  size_t understood = 0;
  size_t answered = 0;
  size_t misread = 0;
  for (const Line& line : lines) {
    distinct.insert(
        absl::StrCat(line.configuration, "|", line.facts, "|", line.text));
    const Result result = Interpret(line);
    const bool taken = result.told.rfind("ok", 0) == 0;
    EXPECT_EQ(result.told, line.expected)
        << kCorpus << ":" << line.number << ": " << line.text;
    if (taken && result.told == line.expected) ++understood;
    if (!taken && result.has_message) ++answered;
    if (taken && result.told != line.expected) ++misread;
  }
  std::cout << "texts " << lines.size() << ", understood " << understood
            << ", answered with what to send " << answered << ", misread "
            << misread << "\n";
  EXPECT_EQ(distinct.size(), lines.size());
  EXPECT_GE(lines.size(), 1000u);
  EXPECT_GE(100 * (understood + answered), 99 * lines.size());
  EXPECT_EQ(misread, 0u);
}

}  // namespace
}  // namespace intake
