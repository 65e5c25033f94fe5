#include "core/messages/messages.h"

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "core/messages/rule_texts.h"
#include "core/messages/sms_length.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr absl::CivilDay kToday(2014, 6, 19);
constexpr Language kLanguages[] = {Language::kRussian, Language::kEnglish};

// Two tariffs and two risers.
Account AccountOf(std::string number, Language language = Language::kRussian) {
  Account account{.number = std::move(number), .language = language};
  account.installations = {{.serial = "1",
                            .installed_on = absl::CivilDay(2010, 1, 1),
                            .registers = {{.kind = RegisterKind::kDay},
                                          {.kind = RegisterKind::kNight}}},
                           {.commodity = Commodity::kHotWater,
                            .point = MeteringPoint::kKitchen,
                            .serial = "2",
                            .installed_on = absl::CivilDay(2010, 1, 1),
                            .registers = {{.decimals = 3}}},
                           {.commodity = Commodity::kHotWater,
                            .point = MeteringPoint::kBath,
                            .serial = "3",
                            .installed_on = absl::CivilDay(2010, 1, 1),
                            .registers = {{.decimals = 3}}}};
  return account;
}

Account TwoTariffs(std::string number, Language language = Language::kRussian) {
  Account account = AccountOf(std::move(number), language);
  account.installations.resize(1);
  return account;
}

Receipt ReceiptOf(const Account& account, Outcome outcome, Findings findings) {
  Receipt receipt{.outcome = outcome,
                  .code = "120-455",
                  .account_number = account.number,
                  .reading_date = kToday,
                  .period = absl::CivilMonth(2014, 6),
                  .findings = std::move(findings),
                  .language = account.language};
  Milli value = 12'389'000;
  for (const RegisterSlot& slot : SlotsOn(account, kToday)) {
    receipt.understood.push_back({.slot = slot, .value = value});
    value += 1'125;
  }
  return receipt;
}

std::string Sms(const Account& account, Outcome outcome, Findings findings) {
  const ChannelPolicy sms{.id = "sms", .answer_in_one_sms = true};
  return ReceiptText(ReceiptOf(account, outcome, std::move(findings)),
                     {.account = &account, .channel = &sms, .today = kToday});
}

std::string Text(const Account& account, Outcome outcome, Findings findings) {
  const ChannelPolicy portal{.id = "portal"};
  return ReceiptText(
      ReceiptOf(account, outcome, std::move(findings)),
      {.account = &account, .channel = &portal, .today = kToday});
}

bool EndsLikeASentence(const std::string& text) {
  return absl::EndsWith(text, ".") || absl::EndsWith(text, "?");
}

// The words by which a customer is told what to do.
bool SaysWhatToDo(const std::string& text) {
  for (const char* words :
       {"ришлите", "апишите", "ередайте", "роверьте", "ообщите", "одпишите",
        "обратитесь", "позвоните", "не нужно", "Счётчик стоит", "please",
        "Please", "o need to", "nothing to do"}) {
    if (absl::StrContains(text, words)) return true;
  }
  return false;
}

TEST(RuleTexts, HoldEveryRuleInBothLanguagesInOrder) {
  for (const absl::Span<const RuleText> texts :
       {RussianRuleTexts(), EnglishRuleTexts()}) {
    ASSERT_EQ(texts.size(), AllRules().size());
    for (size_t i = 0; i < texts.size(); ++i) {
      EXPECT_EQ(texts[i].rule, AllRules()[i]) << RuleName(AllRules()[i]);
    }
  }
}

TEST(FindingText, IsSentencesThatSayWhatToDoWhateverTheFindingHolds) {
  const Account account = AccountOf("1234567890");
  for (const Rule rule : AllRules()) {
    for (const Language language : kLanguages) {
      for (const Finding& finding :
           {Finding{.rule = rule},
            Finding{.rule = rule, .got = "140", .wanted = "150"},
            Finding{.rule = rule,
            .target = RegisterRef{0, 1},
            .got = "140",
            .wanted = "150",
            .suggestion = "1234567890 150"}}) {
        const std::string text = FindingText(finding, &account, language);
        EXPECT_TRUE(EndsLikeASentence(text)) << text;
        EXPECT_TRUE(SaysWhatToDo(text)) << text;
        for (const char* leftover : {"{", "}", "[", "]", "  ", "()", "( ", " ,",
                                     " .", "..", ": .", " :"}) {
          EXPECT_THAT(text, Not(HasSubstr(leftover))) << RuleName(rule);
        }
      }
    }
  }
}

TEST(FindingText, NamesTheRegisterWhatWasGotAndWhatWasWanted) {
  const Account account = AccountOf("1234567890");
  const Finding finding{.rule = Rule::kLessThanPrevious,
                        .target = RegisterRef{0, 1},
                        .got = "140",
                        .wanted = "150 (25.05.2014)"};
  EXPECT_EQ(FindingText(finding, &account, Language::kRussian),
            "Показание (ночь) 140 меньше прежнего 150 (25.05.2014). Проверьте "
            "цифры на счётчике и, если ошиблись, пришлите верное показание.");
  EXPECT_EQ(FindingText(finding, &account, Language::kEnglish),
            "The reading (night) 140 is less than the previous one, 150 "
            "(25.05.2014). Please check the meter and, if you made a mistake, "
            "send the right reading.");
}

TEST(FindingText, LeavesOutWhatItDoesNotKnow) {
  EXPECT_EQ(FindingText({.rule = Rule::kAccountNotFound}, nullptr,
                        Language::kRussian),
            "Лицевой счёт не найден. Проверьте номер по квитанции и пришлите "
            "показания ещё раз.");
}

TEST(FindingText, QuotesWhatWasSentAndNeverReadsItAsAPattern) {
  EXPECT_THAT(FindingText({.rule = Rule::kValueFormat, .got = "[{wanted}]"},
                          nullptr, Language::kRussian),
              HasSubstr("«[{wanted}]»"));
}

TEST(Sms, FitsOnePartAndSaysWhatToDoForEveryRule) {
  for (const char* number : {"12345", "1234567890", "12345678901234567890"}) {
    for (const Language language : kLanguages) {
      for (const Account& account :
           {TwoTariffs(number, language), AccountOf(number, language)}) {
        for (const Rule rule : AllRules()) {
          for (const Severity severity :
               {Severity::kHoldCustomer, Severity::kHoldStaff,
                Severity::kRefuse}) {
            const bool held = severity != Severity::kRefuse;
            const std::string text =
                Sms(account, held ? Outcome::kHeld : Outcome::kRefused,
                    {{.rule = rule, .severity = severity}});
            EXPECT_TRUE(FitsOneSms(text)) << RuleName(rule) << ": " << text;
            EXPECT_TRUE(SaysWhatToDo(text)) << RuleName(rule) << ": " << text;
          }
        }
      }
    }
  }
}

TEST(Sms, OfAnAcceptanceFitsOnePartAndNamesAccountAndCode) {
  for (const char* number : {"12345", "1234567890", "12345678901234567890"}) {
    for (const Language language : kLanguages) {
      for (const Account& account :
           {TwoTariffs(number, language), AccountOf(number, language)}) {
        const std::string text = Sms(account, Outcome::kAccepted, {});
        EXPECT_TRUE(FitsOneSms(text)) << text;
        EXPECT_THAT(text, HasSubstr(number));
        EXPECT_THAT(text, HasSubstr("120-455"));
      }
    }
  }
}

TEST(Sms, SaysWhatWasTakenForWhichRegister) {
  EXPECT_EQ(Sms(TwoTariffs("1234567890"), Outcome::kAccepted, {}),
            "Счёт 1234567890: принято день 12389, ночь 12390.125. Код "
            "120-455.");
  EXPECT_EQ(Sms(TwoTariffs("12345678901234567890"), Outcome::kAccepted, {}),
            "12345678901234567890: день 12389, ночь 12390.125. Код 120-455.");
  EXPECT_EQ(
      Sms(TwoTariffs("1234567890", Language::kEnglish), Outcome::kAccepted, {}),
      "Account 1234567890: accepted day 12389, night 12390.125. Code "
      "120-455.");
}

TEST(Sms, GivesTheExactTextToSendInstead) {
  const Account account = TwoTariffs("1234567890");
  EXPECT_EQ(Sms(account, Outcome::kRefused,
                {{.rule = Rule::kFewValues, .severity = Severity::kRefuse}}),
            "Не принято. Не все показания. Пришлите: 1234567890 ДЕНЬ НОЧЬ");
  EXPECT_EQ(Sms(account, Outcome::kRefused,
                {{.rule = Rule::kFewValues,
                  .severity = Severity::kRefuse,
                  .suggestion = "1234567890 12389 690"}}),
            "Не принято. Не все показания. Пришлите: 1234567890 12389 690");
}

TEST(Sms, PutsTheWorstFindingFirst) {
  const std::string text =
      Sms(TwoTariffs("1234567890"), Outcome::kHeld,
          {{.rule = Rule::kAfterWindow, .severity = Severity::kWarn},
           {.rule = Rule::kHighUsage, .severity = Severity::kHoldCustomer}});
  EXPECT_EQ(text,
            "Большой расход. Проверим. Ошиблись? Пришлите: 1234567890 ДЕНЬ "
            "НОЧЬ");
}

TEST(FitsOneSms, CountsSeventyUnitsOrOneHundredAndSixtySeptets) {
  const auto times = [](int count, const char* text) {
    std::string all;
    for (int i = 0; i < count; ++i) all += text;
    return all;
  };
  EXPECT_TRUE(FitsOneSms(times(160, "a")));
  EXPECT_FALSE(FitsOneSms(times(161, "a")));
  EXPECT_TRUE(FitsOneSms(times(80, "[")));
  EXPECT_FALSE(FitsOneSms(times(81, "[")));
  EXPECT_TRUE(FitsOneSms(times(70, "ж")));
  EXPECT_FALSE(FitsOneSms(times(71, "ж")));
  EXPECT_FALSE(FitsOneSms(times(70, "a") + "ж"));
  EXPECT_TRUE(FitsOneSms(times(35, "🙂")));
  EXPECT_FALSE(FitsOneSms(times(36, "🙂")));
}

TEST(ReceiptText, OfAnAcceptanceSaysWhatWasTakenForWhichMonth) {
  EXPECT_EQ(Text(TwoTariffs("1234567890"), Outcome::kAccepted, {}),
            "Лицевой счёт 1234567890. Приняты показания за июнь 2014: день "
            "12389, ночь 12390.125. Код квитанции 120-455.");
  EXPECT_EQ(Text(TwoTariffs("1234567890", Language::kEnglish),
                 Outcome::kAccepted, {}),
            "Account 1234567890. Readings accepted for June 2014: day 12389, "
            "night 12390.125. Receipt code 120-455.");
}

TEST(ReceiptText, OfAHoldPromisesNothing) {
  const std::string text =
      Text(TwoTariffs("1234567890"), Outcome::kHeld,
           {{.rule = Rule::kHighUsage, .severity = Severity::kHoldCustomer}});
  EXPECT_THAT(text, HasSubstr("не учтены, пока их не проверят"));
  EXPECT_THAT(text, HasSubstr("пришлите верное показание"));
  EXPECT_THAT(text, Not(HasSubstr("Приняты")));
}

TEST(ReceiptText, OfARetiredChannelNamesTheOpenOnes) {
  const Account account = TwoTariffs("1234567890");
  const ChannelPolicy email{.id = "email"};
  const ChannelPolicy sms{.id = "sms",
                          .name_ru = "SMS",
                          .name_en = "SMS",
                          .contact = "+7 909 059-72-72"};
  const ChannelPolicy portal{
      .id = "portal", .name_ru = "личный кабинет", .name_en = "web portal"};
  const std::vector<const ChannelPolicy*> open = {&sms, &portal};
  const Receipt receipt = ReceiptOf(
      account, Outcome::kRefused,
      {{.rule = Rule::kChannelRetired, .severity = Severity::kRefuse}});
  EXPECT_THAT(ReceiptText(receipt, {.account = &account,
                                    .channel = &email,
                                    .open_channels = open,
                                    .today = kToday}),
              HasSubstr("Показания принимают: SMS (+7 909 059-72-72), личный "
                        "кабинет."));
}

TEST(ReceiptText, OfAnUnreadableTextShowsOneThatCanBeRead) {
  EXPECT_THAT(Text(TwoTariffs("1234567890"), Outcome::kRefused,
                   {{.rule = Rule::kUnreadableText,
                     .severity = Severity::kRefuse,
                     .suggestion = "1234567890 ДЕНЬ НОЧЬ"}}),
              HasSubstr("например: 1234567890 ДЕНЬ НОЧЬ."));
}

TEST(RegisterLabel, IsWhatPeopleCallIt) {
  const auto label = [](Commodity commodity, MeteringPoint point,
                        RegisterKind kind, Language language) {
    return RegisterLabel({.commodity = commodity, .point = point, .kind = kind},
                         language);
  };
  using enum Commodity;
  using enum MeteringPoint;
  using enum RegisterKind;
  EXPECT_EQ(label(kElectricity, kMain, kTotal, Language::kRussian),
            "электричество");
  EXPECT_EQ(label(kElectricity, kMain, kNight, Language::kRussian), "ночь");
  EXPECT_EQ(label(kElectricity, kMain, kHalfPeak, Language::kEnglish),
            "half-peak");
  EXPECT_EQ(label(kHotWater, kMain, kTotal, Language::kRussian),
            "горячая вода");
  EXPECT_EQ(label(kHotWater, kBath, kTotal, Language::kRussian), "ванна");
  EXPECT_EQ(label(kColdWater, kBath, kTotal, Language::kEnglish),
            "cold water bath");
}

}  // namespace
}  // namespace intake
