#include "core/text/grammar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/base/limits.h"
#include "core/target/assign_values.h"
#include "core/text/test_world.h"

namespace intake {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

const absl::CivilDay kToday(2014, 6, 20);

TextReading Read(absl::string_view text, const Account* given = nullptr) {
  const std::vector<TextFacts::Named> named = NamedIn(text);
  return InterpretText(text, {.named = named, .given = given, .today = kToday});
}

TEST(AccountCandidates, AreNumbersOfAnAccountsLengthInOrder) {
  EXPECT_THAT(AccountCandidates("лс 1234567890 пок 12389 кв 45"),
              ElementsAre("1234567890", "12389"));
  EXPECT_THAT(AccountCandidates("привет"), IsEmpty());
  EXPECT_THAT(AccountCandidates("123456789012345678901"), IsEmpty());
}

TEST(AccountCandidates, HaveLettersReplacedAndWidthFolded) {
  EXPECT_THAT(AccountCandidates("12З456789О"), ElementsAre("1234567890"));
  EXPECT_THAT(AccountCandidates("１２３４５６７８９０"),
              ElementsAre("1234567890"));
}

TEST(AccountCandidates, JoinGroups) {
  EXPECT_THAT(AccountCandidates("1234 567 890"), Contains("1234567890"));
  EXPECT_THAT(AccountCandidates("1234-567-890"), Contains("1234567890"));
  EXPECT_THAT(AccountCandidates("1234567890 12389"),
              Not(Contains("123456789012389")));
}

TEST(AccountCandidates, AreAtMost64OfAnyText) {
  std::string text;
  for (int i = 0; i < 400; ++i) absl::StrAppend(&text, 10000 + i, " ");
  EXPECT_LE(AccountCandidates(text.substr(0, 4096)).size(), 64u);
}

TEST(InterpretText, NamesEveryRegisterItTook) {
  const TextReading reading = Read("2345678901 12389 4500");
  ASSERT_EQ(reading.values.size(), 2u);
  EXPECT_EQ(reading.values[0].commodity, Commodity::kElectricity);
  EXPECT_EQ(reading.values[0].kind, RegisterKind::kDay);
  EXPECT_EQ(reading.values[1].kind, RegisterKind::kNight);
}

TEST(InterpretText, KeepsValuesInTheOrderOfTheText) {
  const TextReading reading = Read("2345678901 ночь 4500 день 12 389,5");
  ASSERT_EQ(reading.values.size(), 2u);
  EXPECT_EQ(reading.values[0].value, "4500");
  EXPECT_EQ(reading.values[1].value, "12389.5");
}

TEST(InterpretText, RepeatsWhatItReadForLetters) {
  const TextReading reading = Read("2345678901 12З89 45ОО");
  ASSERT_EQ(reading.findings.size(), 1u);
  EXPECT_EQ(reading.findings[0].rule, Rule::kLettersAsDigits);
  EXPECT_EQ(reading.findings[0].severity, Severity::kInfo);
  EXPECT_EQ(reading.findings[0].got, "12389 4500");
}

TEST(InterpretText, ShowsTheAccountWhoseZerosItPutBack) {
  const TextReading reading = Read("12345678 12389");
  ASSERT_EQ(reading.findings.size(), 1u);
  EXPECT_EQ(reading.findings[0].rule, Rule::kAccountRestored);
  EXPECT_EQ(reading.findings[0].got, "12345678");
  EXPECT_EQ(reading.findings[0].wanted, "0012345678");
}

TEST(InterpretText, SaysWhichAccountItDidNotFind) {
  const TextReading reading = Read("9999999999 12389");
  EXPECT_EQ(reading.account, nullptr);
  ASSERT_EQ(reading.findings.size(), 1u);
  EXPECT_EQ(reading.findings[0].rule, Rule::kAccountNotFound);
  EXPECT_EQ(reading.findings[0].got, "9999999999");
}

TEST(InterpretText, AnswersWithTheMessageToSend) {
  const TextReading reading = Read("лс 2345678901 показания");
  ASSERT_EQ(reading.findings.size(), 1u);
  EXPECT_EQ(reading.findings[0].rule, Rule::kUnreadableText);
  EXPECT_EQ(reading.findings[0].suggestion, "2345678901 ДЕНЬ НОЧЬ");
}

TEST(InterpretText, NamesTheAccountsWhenThereAreSeveral) {
  const TextReading reading = Read("1234567890 12389 4567890123 5");
  EXPECT_EQ(reading.account, nullptr);
  ASSERT_EQ(reading.findings.size(), 1u);
  EXPECT_EQ(reading.findings[0].got, "1234567890, 4567890123");
}

TEST(InterpretText, NeedsNoAccountInTheTextWhereTheRequestNamesIt) {
  const Account& account = TestAccounts().at("e2");
  EXPECT_EQ(Read("ночь 4500 день 12389", &account).values.size(), 2u);
}

TEST(TextTemplate, HasAWordForEachValue) {
  const auto text = [](const char* name, Language language) {
    return TextTemplate(TestAccounts().at(name), kToday, language);
  };
  EXPECT_EQ(text("e1", Language::kRussian), "1234567890 ПОКАЗАНИЕ");
  EXPECT_EQ(text("e2", Language::kRussian), "2345678901 ДЕНЬ НОЧЬ");
  EXPECT_EQ(text("e3", Language::kEnglish), "3456789012 PEAK NIGHT HALF-PEAK");
  EXPECT_EQ(text("h2", Language::kEnglish), "5678901234 KITCHEN BATH");
  EXPECT_EQ(text("e2h1", Language::kRussian),
            "8901234567 СВЕТ ДЕНЬ СВЕТ НОЧЬ ГВС");
}

// The template is a message with words for values: with values in their
// places it must be read back.
TEST(TextTemplate, IsUnderstoodWithValuesInItsPlaces) {
  for (const auto& [name, account] : TestAccounts()) {
    std::string text = account.number;
    const std::vector<RegisterSlot> slots = SlotsOn(account, kToday);
    for (size_t i = 0; i < slots.size(); ++i) {
      absl::StrAppend(&text, " ", 1000 + i);
    }
    EXPECT_EQ(Read(text).values.size(), slots.size()) << text;
  }
}

// Any bytes of the greatest length end soon: the search takes at most
// kSearchStepsMax steps. The time is far above what it takes, for busy
// machines.
TEST(InterpretText, IsBoundedOnHostileTexts) {
  const std::vector<std::string> pieces = {
      "1 ",    "1,",     "12 345 ", "1.1 ",  "25.06 ",      "1234567890 ",
      "день ", "1э1 ",   "778899 ", "10:30", "7890123456 ", "л/с ",
      "\xFF",  "\u202E", "٣",       "О",     "(",           "э 1 г 2 к 3 "};
  for (const std::string& piece : pieces) {
    std::string text = "7890123456 ";
    while (text.size() + piece.size() <= limits::kTextBytesMax) text += piece;
    const auto start = std::chrono::steady_clock::now();
    Read(text);
    Read(text.substr(0, 160));
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2))
        << piece;
  }
}

// One account's values, written down the way people do.
class Writer {
 public:
  Writer(const Account& account, uint32_t seed)
      : account_(account), random_(seed) {}

  std::string Write(std::vector<std::string>& values) {
    const std::vector<RegisterSlot> slots = SlotsOn(account_, kToday);
    const bool named = slots.size() > 1 && Chance(2);
    const std::string separator = OneOf(
        {" ", "_", "*", "#", ";", "/", "; ", " / ", "\n", "\t", "\u00A0"});
    std::string text = Label();
    for (const RegisterSlot& slot : slots) {
      values.push_back(absl::StrCat(1000 + random_() % 90'000));
      absl::StrAppend(&text, separator);
      if (named) absl::StrAppend(&text, NameOf(slot), OneOf({" ", ":", "-"}));
      absl::StrAppend(&text, Digits(values.back()), Unit(slot));
    }
    return absl::StrCat(OneOf({"", "Здравствуйте! ", "Добрый день. ", "\n"}),
                        text, OneOf({"", " ", ". Спасибо", "\n", " 🙏"}));
  }

 private:
  bool Chance(uint32_t one_in) { return random_() % one_in == 0; }
  std::string OneOf(const std::vector<std::string>& choices) {
    return choices[random_() % choices.size()];
  }

  std::string Label() {
    return OneOf({"", "л/с ", "ЛС:", "лицевой счет № ", "Показания "}) +
           Digits(account_.number);
  }

  std::string Digits(const std::string& digits) {
    if (!Chance(6)) return digits;
    std::string wide;
    for (const char digit : digits) {
      absl::StrAppend(&wide, "\xEF\xBC",
                      std::string(1, static_cast<char>(0x90 + digit - '0')));
    }
    return wide;
  }

  std::string NameOf(const RegisterSlot& slot) {
    const std::string commodity =
        slot.commodity == Commodity::kElectricity
            ? OneOf({"свет ", "Э ", "э/э ", "эл. "})
            : OneOf({"ГВС ", "гор. ", "горячая вода "});
    std::string name = commodity;
    if (slot.point == MeteringPoint::kKitchen) name += OneOf({"кухня", "кух"});
    if (slot.point == MeteringPoint::kBath) name += OneOf({"ванна", "ванная"});
    if (slot.kind == RegisterKind::kDay) name += OneOf({"день", "Т1", "дн"});
    if (slot.kind == RegisterKind::kNight) name += OneOf({"ночь", "Т2", "ноч"});
    if (slot.kind == RegisterKind::kPeak) name += OneOf({"пик", "Т1"});
    if (slot.kind == RegisterKind::kHalfPeak) name += OneOf({"полупик", "Т3"});
    return name;
  }

  std::string Unit(const RegisterSlot& slot) {
    if (!Chance(3)) return "";
    return slot.commodity == Commodity::kElectricity
               ? OneOf({" кВт", "квтч", " kWh"})
               : OneOf({" м3", "м3", " куб.м"});
  }

  const Account& account_;
  std::mt19937 random_;
};

TEST(InterpretText, ReadsBackWhatWasWrittenInAnyStyle) {
  for (uint32_t seed = 0; seed < 2000; ++seed) {
    auto account = TestAccounts().begin();
    std::advance(account, seed % TestAccounts().size());
    std::vector<std::string> values;
    const std::string text = Writer(account->second, seed).Write(values);
    const TextReading reading = Read(text);
    ASSERT_EQ(reading.account, &account->second) << seed << ": " << text;
    const Assignment assignment =
        AssignValues(account->second, kToday, reading.values);
    std::vector<std::string> taken;
    for (const AssignedValue& value : assignment.values) {
      taken.push_back(value.value);
    }
    ASSERT_EQ(taken, values) << seed << ": " << text;
  }
}

}  // namespace
}  // namespace intake
