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

// Held for the customer, with a slip of the finger in the day's reading.
Receipt AskingReceipt(Language language) {
  const Account account = TwoTariffs("1234567890", language);
  Receipt receipt = ReceiptOf(account, Outcome::kHeld,
                              {{.rule = Rule::kHighUsage,
                                .severity = Severity::kHoldCustomer,
                                .target = RegisterRef{0, 0},
                                .got = "120",
                                .wanted = "50"},
                               {.rule = Rule::kDigitTypo,
                                .target = RegisterRef{0, 0},
                                .got = "16250",
                                .suggestion = "12650"}});
  receipt.code = "000-013";
  receipt.understood.resize(1);
  receipt.understood[0].value = 16'250'000;
  receipt.proposal = {
      {.slot = receipt.understood[0].slot, .value = 12'650'000}};
  receipt.answer_until = absl::CivilDay(2014, 6, 25);
  return receipt;
}

std::string TextOfReceipt(const Receipt& receipt, bool one_sms = false) {
  const Account account = TwoTariffs(receipt.account_number, receipt.language);
  const ChannelPolicy channel{.id = "sms", .answer_in_one_sms = one_sms};
  return ReceiptText(
      receipt, {.account = &account, .channel = &channel, .today = kToday});
}

std::string SmsOf(const Receipt& receipt) {
  const std::string text = TextOfReceipt(receipt, /*one_sms=*/true);
  EXPECT_TRUE(FitsOneSms(text)) << text;
  return text;
}

bool EndsLikeASentence(const std::string& text) {
  return absl::EndsWith(text, ".") || absl::EndsWith(text, "?");
}

// The words by which a customer is told what to do.
bool SaysWhatToDo(const std::string& text) {
  for (const char* words :
       {"ришлите", "апишите", "ередайте", "роверьте", "ообщите", "одпишите",
        "братитесь", "позвоните", "не нужно", "Счётчик стоит", "please",
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

TEST(Sms, AsksForAYesToTheProposedValue) {
  Receipt receipt = AskingReceipt(Language::kRussian);
  EXPECT_EQ(SmsOf(receipt), "Большой расход. Верно 12650? Ответьте ДА 000-013");
  receipt.proposal.clear();
  EXPECT_EQ(SmsOf(receipt), "Большой расход. Если верно, ответьте ДА 000-013");
  receipt = AskingReceipt(Language::kEnglish);
  EXPECT_EQ(SmsOf(receipt),
            "The usage is unusually high. Is 12650 right? Please answer YES "
            "000-013");
}

TEST(Sms, OfARefusalThatProposesSaysBoth) {
  Receipt receipt = AskingReceipt(Language::kRussian);
  receipt.outcome = Outcome::kRefused;
  receipt.findings[0] = {.rule = Rule::kTooManyDigits,
                         .severity = Severity::kRefuse};
  EXPECT_EQ(SmsOf(receipt),
            "Не принято. Лишние цифры. Верно 12650? Ответьте ДА 000-013");
}

TEST(Sms, NamesTheRegistersWhereSeveralValuesAreProposed) {
  Receipt receipt = AskingReceipt(Language::kRussian);
  receipt.findings = {
      {.rule = Rule::kLessThanPrevious, .severity = Severity::kHoldStaff},
      {.rule = Rule::kSwappedRegisters, .target = RegisterRef{0, 0}},
      {.rule = Rule::kSwappedRegisters, .target = RegisterRef{0, 1}},
      {.rule = Rule::kDigitTypo, .target = RegisterRef{0, 0}}};
  receipt.proposal.push_back(
      {.slot = {.ref = {0, 1}, .kind = RegisterKind::kNight},
       .value = 690'000});
  EXPECT_EQ(SmsOf(receipt),
            "Меньше прежнего. Верно день 12650, ночь 690? Ответьте ДА 000-013");
  // A register that keeps what was sent is not asked about.
  receipt.findings.erase(receipt.findings.begin() + 2);
  EXPECT_EQ(SmsOf(receipt),
            "Меньше прежнего. Верно 12650? Ответьте ДА 000-013");
}

TEST(Sms, AsksNothingWhereTheProposedValuesDoNotFit) {
  Receipt receipt = AskingReceipt(Language::kRussian);
  receipt.proposal.clear();
  receipt.findings = {
      {.rule = Rule::kHighUsage, .severity = Severity::kHoldCustomer}};
  for (uint32_t i = 0; i < 8; ++i) {
    receipt.findings.push_back(
        {.rule = Rule::kDigitTypo, .target = RegisterRef{i, 0}});
    receipt.proposal.push_back({.slot = {.ref = {i, 0}}, .value = 12'650'125});
  }
  const std::string text = SmsOf(receipt);
  EXPECT_TRUE(FitsOneSms(text)) << text;
  EXPECT_THAT(text, Not(HasSubstr("ДА")));
  EXPECT_THAT(text, HasSubstr("Проверим"));
}

TEST(Sms, PointsToTheOtherAccount) {
  Receipt receipt = AskingReceipt(Language::kRussian);
  receipt.proposal.clear();
  receipt.findings[1] = {.rule = Rule::kWrongAccount,
                         .suggestion = "1234567891 12650"};
  EXPECT_EQ(SmsOf(receipt),
            "Верно? Ответьте ДА 000-013. Другой счёт? Пришлите: 1234567891 "
            "12650");
  receipt.answer_until.reset();
  EXPECT_EQ(SmsOf(receipt), "Другой счёт? Пришлите: 1234567891 12650");
}

TEST(ReceiptText, AsksSaysWhatLooksWrongAndHowToAnswer) {
  EXPECT_EQ(
      TextOfReceipt(AskingReceipt(Language::kRussian)),
      "Лицевой счёт 1234567890. Показания записаны, но не учтены, пока вы их "
      "не подтвердите: день 16250. Расход (день) 120 в день больше обычного "
      "(до 50). Проверьте цифры на счётчике и, если ошиблись, пришлите верное "
      "показание. Похоже на опечатку (день): не 16250, а 12650. Проверьте "
      "цифры на счётчике. Если верно 12650, ответьте ДА 000-013 до "
      "25.06.2014; если верно присланное, ответьте НЕТ 000-013. Код квитанции "
      "000-013.");
  EXPECT_THAT(TextOfReceipt(AskingReceipt(Language::kEnglish)),
              HasSubstr("If 12650 is right, please answer YES 000-013 by "
                        "25.06.2014; if what you sent is right, answer NO "
                        "000-013."));
}

TEST(ReceiptText, OffersToInsistOnlyWhereTheCustomersWordIsEnough) {
  Receipt receipt = AskingReceipt(Language::kRussian);
  receipt.findings[0].severity = Severity::kHoldStaff;
  EXPECT_THAT(TextOfReceipt(receipt), Not(HasSubstr("НЕТ")));
  EXPECT_THAT(TextOfReceipt(receipt), HasSubstr("пока их не проверят "
                                                "сотрудники"));
  receipt = AskingReceipt(Language::kRussian);
  receipt.outcome = Outcome::kRefused;
  EXPECT_THAT(TextOfReceipt(receipt), Not(HasSubstr("НЕТ")));
}

TEST(ReceiptText, WithoutAProposalAsksWhetherWhatWasSentIsRight) {
  Receipt receipt = AskingReceipt(Language::kRussian);
  receipt.proposal.clear();
  receipt.findings.pop_back();
  EXPECT_THAT(TextOfReceipt(receipt),
              HasSubstr("Если показание верно, ответьте ДА 000-013 до "
                        "25.06.2014."));
}

TEST(ReceiptText, ShowsOnlyTheFirstExplanation) {
  Receipt receipt = AskingReceipt(Language::kRussian);
  receipt.findings.push_back({.rule = Rule::kUsageNotReading});
  receipt.findings.push_back({.rule = Rule::kMeterChanged});
  const std::string text = TextOfReceipt(receipt);
  EXPECT_THAT(text, HasSubstr("опечатку"));
  EXPECT_THAT(text, Not(HasSubstr("прислан расход")));
  EXPECT_THAT(text, Not(HasSubstr("нового счётчика")));
}

TEST(ReceiptText, OfAnAcceptedAnswerSaysThatItWasHeard) {
  Receipt receipt = AskingReceipt(Language::kRussian);
  receipt.outcome = Outcome::kAccepted;
  receipt.answer_until.reset();
  receipt.proposal.clear();
  receipt.findings = {{.rule = Rule::kConfirmed, .got = "000-013"}};
  EXPECT_EQ(TextOfReceipt(receipt),
            "Лицевой счёт 1234567890. Приняты показания за июнь 2014: день "
            "16250. Вы ответили на наш вопрос по коду 000-013. Ещё раз "
            "отвечать не нужно. Код квитанции 000-013.");
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
