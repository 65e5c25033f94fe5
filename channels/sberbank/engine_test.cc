// The program's promises about files, before a server that keeps its own.

#include "channels/sberbank/engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "channels/sberbank/engine_fixture.h"

namespace intake::sberbank {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr char kName[] = "01117722.00A";
constexpr char kAccepted[] = ";accepted;code-0;;\"Текст; в две строки\"\r\n";

TEST(Engine, SubmitsARowAndAnswersIt) {
  BankFolder bank;
  bank.DeliverRegistry(kName, TulaLine("0012345678", 1, "7788990", "12389"), 1);
  ASSERT_TRUE(bank.Look().ok());
  EXPECT_EQ(bank.AnswerTo(kName),
            std::string("1;0012345678;778899") + kAccepted);
  EXPECT_TRUE(bank.Has("processed/01117722.00A"));
  EXPECT_TRUE(bank.Has("processed/01117722.K0A"));
  ASSERT_THAT(bank.core().judged(), SizeIs(1));
  const v1::Submission submission = bank.core().judged()[0];
  EXPECT_EQ(submission.request_id(),
            "86040111:21071400000000000000000001:778899");
  EXPECT_EQ(submission.payment_code(), "0012345678");
  EXPECT_EQ(submission.reading_date(), "2014-07-21");
  EXPECT_EQ(submission.evidence().document(),
            "86040111 21071400000000000000000001");
  EXPECT_EQ(submission.evidence().source(), "01117722.00A line 1");
  EXPECT_EQ(submission.evidence().raw() + "\r\n",
            FromUtf8(TulaLine("0012345678", 1, "7788990", "12389"),
                     Charset::kCp1251));
}

TEST(Engine, AnswersEveryKindOfRow) {
  BankFolder bank;
  bank.DeliverRegistry(
      kName,
      TulaLine("1", 1, "70", "0") + TulaLine("404", 2, "70", "5") +
          TulaLine("400", 3, "70", "5") + TulaLine("4", 4, "НЕТ", "5") +
          TulaLine("5", 5, "НЕТ", "НЕТ", "10.50"),
      5, "10.5");
  ASSERT_TRUE(bank.Look().ok());
  EXPECT_EQ(bank.AnswerTo(kName),
            "1;1;7;held;code-0;LESS_THAN_PREVIOUS;\"Текст; в две строки\"\r\n"
            "2;404;7;refused;code-1;ACCOUNT_NOT_FOUND;\"Текст; в две "
            "строки\"\r\n"
            "3;400;7;invalid;;;payment_code: got 400\r\n"
            "4;4;;UNASSIGNED;;;Показание 5 без прибора учета\r\n"
            "5;5;;empty;;;Показаний нет\r\n");
}

TEST(Engine, ARepeatedFileChangesNothingAndSaysSo) {
  BankFolder bank;
  const std::string text = TulaLine("1", 1, "70", "5");
  bank.DeliverRegistry(kName, text, 1);
  ASSERT_TRUE(bank.Look().ok());
  const std::string answer = bank.AnswerTo(kName);
  // Even without a receipt, and under another name with one.
  bank.Deliver(kName, text);
  bank.DeliverRegistry("01117723.00A", text, 1);
  ASSERT_TRUE(bank.Look().ok());
  EXPECT_THAT(bank.core().judged(), SizeIs(1));
  EXPECT_EQ(bank.AnswerTo(kName), answer);
  for (const char* stem : {"01117722.00A.repeat", "01117723.00A.repeat"}) {
    EXPECT_THAT(bank.AnswerTo(stem),
                HasSubstr("под именем 01117722.00A; ничего не изменено"));
    EXPECT_TRUE(bank.Has(std::string("processed/") + stem));
  }
  EXPECT_TRUE(std::filesystem::is_empty(bank.path() + "/incoming"));
}

TEST(Engine, RefusesAnotherFileUnderAKnownName) {
  BankFolder bank;
  bank.DeliverRegistry(kName, TulaLine("1", 1, "70", "5"), 1);
  ASSERT_TRUE(bank.Look().ok());
  bank.DeliverRegistry(kName, TulaLine("1", 2, "70", "6"), 1);
  ASSERT_TRUE(bank.Look().ok());
  EXPECT_THAT(bank.AnswerTo("01117722.00A.2"),
              HasSubstr("другим содержанием уже обработан"));
  EXPECT_TRUE(bank.Has("refused/01117722.00A.2"));
  EXPECT_THAT(bank.core().judged(), SizeIs(1));
}

TEST(Engine, TellsARowThatWasTakenBeforeFromAConflict) {
  BankFolder bank;
  bank.DeliverRegistry(
      kName, TulaLine("1", 1, "70", "5") + TulaLine("2", 2, "70", "5"), 2);
  bank.DeliverRegistry(
      "01117723.00A", TulaLine("1", 1, "70", "5") + TulaLine("2", 2, "70", "6"),
      2);
  ASSERT_TRUE(bank.Look().ok());
  EXPECT_EQ(bank.AnswerTo("01117723.00A"),
            "1;1;7;repeated;code-0;;\"Уже было: 01117722.00A line 1. Текст; в "
            "две строки\"\r\n"
            "2;2;7;conflict;code-2;KEY_REUSED;\"Текст; в две строки\"\r\n");
}

TEST(Engine, WaitsForTheReceipt) {
  BankFolder bank;
  bank.Deliver(kName, TulaLine("1", 1, "70", "5"));
  ASSERT_TRUE(bank.Look().ok());
  EXPECT_TRUE(bank.Has("incoming/01117722.00A"));
  bank.Deliver("01117722.K0A", BankFolder::Receipt(kName, 1, "0"));
  ASSERT_TRUE(bank.Look().ok());
  EXPECT_THAT(bank.AnswerTo(kName), StartsWith("1;1;7;accepted"));
}

TEST(Engine, RefusesAFileThatDiffersFromItsReceiptAndTakesTheCorrectedOne) {
  BankFolder bank;
  bank.DeliverRegistry(kName, TulaLine("1", 1, "70", "5", "1.00"), 2, "1.01");
  ASSERT_TRUE(bank.Look().ok());
  EXPECT_THAT(bank.AnswerTo(kName),
              AllOf(HasSubstr("строк: по квитанции 2, в файле 1"),
                    HasSubstr("сумма: по квитанции 1.01, в файле 1.00")));
  EXPECT_TRUE(bank.Has("refused/01117722.00A"));
  EXPECT_TRUE(bank.Has("processed/01117722.K0A"));
  EXPECT_THAT(bank.core().judged(), IsEmpty());
  bank.DeliverRegistry(kName, TulaLine("1", 1, "70", "5", "1.00"), 1, "1.00");
  ASSERT_TRUE(bank.Look().ok());
  EXPECT_THAT(bank.AnswerTo("01117722.00A.2"), StartsWith("1;1;7;accepted"));
}

TEST(Engine, ListsTheFirstHundredBadLinesAndSubmitsNothing) {
  BankFolder bank;
  std::string text = TulaLine("1", 1, "70", "5");
  for (int i = 0; i < 150; ++i) text += "1;2;3\r\n";
  bank.DeliverRegistry(kName, text, 151);
  ASSERT_TRUE(bank.Look().ok());
  const std::string answer = bank.AnswerTo(kName);
  EXPECT_THAT(answer, HasSubstr("\r\n2;;;file;;;полей 3, ожидается 17\r\n"));
  EXPECT_THAT(answer, HasSubstr("всего ошибок 150"));
  EXPECT_EQ(std::count(answer.begin(), answer.end(), '\n'), 102);
  EXPECT_THAT(bank.core().judged(), IsEmpty());
}

TEST(Engine, LeavesAFileAloneThatIsStillWritten) {
  BankFolder bank;
  std::string text;
  for (int i = 0; i < 5; ++i) {
    text += TulaLine("1", i, "70", "5");
    bank.Deliver("01117722.K0A", BankFolder::Receipt(kName, 5, "0"));
    bank.Deliver(kName, text);
    ASSERT_TRUE(bank.engine().LookAndWork().ok());
    bank.clock().Advance(absl::Seconds(1.5));
    EXPECT_THAT(bank.core().judged(), IsEmpty()) << i;
  }
  ASSERT_TRUE(bank.Look().ok());
  EXPECT_THAT(bank.core().judged(), SizeIs(5));
}

TEST(Engine, LeavesAloneWhatIsNoOnes) {
  BankFolder bank;
  bank.Deliver("letter.txt", "dear bank");
  bank.Deliver("01117722.00A.filepart", TulaLine("1", 1, "70", "5"));
  bank.Deliver(".01117722.00A", TulaLine("1", 1, "70", "5"));
  ASSERT_TRUE(bank.Look().ok());
  EXPECT_TRUE(bank.Has("incoming/letter.txt"));
  EXPECT_THAT(bank.core().judged(), IsEmpty());
  const auto status =
      StatusFromJson(*program::ReadFile(bank.path() + "/status.json"));
  ASSERT_TRUE(status.ok());
  EXPECT_EQ(status->waiting_count, 2);
}

TEST(Engine, RefusesAReceiptThatIsNone) {
  BankFolder bank;
  bank.Deliver("01117722.K0A", "22.07.2014|01117722.00A\r\n");
  ASSERT_TRUE(bank.Look().ok());
  EXPECT_THAT(bank.AnswerTo("01117722.K0A"),
              HasSubstr("строка 1: полей 2, ожидается 5"));
  EXPECT_TRUE(bank.Has("refused/01117722.K0A"));
  EXPECT_THAT(bank.report().Metrics(),
              HasSubstr("intake_sberbank_files_refused_total 1\n"));
}

TEST(Engine, ReconcilesPaymentsWithRegistriesThatCameTogether) {
  BankFolder bank;
  bank.DeliverRegistry(
      kName,
      TulaLine("1", 1, "70", "5", "100.50") + TulaLine("2", 2, "70", "5"), 2,
      "100.50");
  const std::string payment =
      "21-07-2014;10-00-00;8604;1;9;1;Иванов;адрес;0714;;100,50;99,00;1,50\r\n";
  bank.Deliver("eps13_a",
               payment + "=1;100,50;99,00;1,50;123456;22-07-2014\r\n");
  bank.Deliver("eps13_b", payment + payment +
                              "=2;201,00;198,00;3,00;123456;22-07-2014\r\n");
  bank.Deliver("eps13_c", payment + "=1;100,51;99,00;1,50;1;22-07-2014\r\n");
  ASSERT_TRUE(bank.Look().ok());
  EXPECT_THAT(bank.AnswerTo("eps13_a"),
              AllOf(HasSubstr("(01117722.00A): платежей 1, сумма 100.50"),
                    HasSubstr("Сходится")));
  EXPECT_THAT(bank.AnswerTo("eps13_b"),
              HasSubstr("Расхождение: платежей 1, сумма 100.50"));
  EXPECT_THAT(bank.AnswerTo("eps13_c"),
              HasSubstr("сумма операций: по итоговой строке 100.51, в файле "
                        "100.50"));
  EXPECT_THAT(bank.core().judged(), SizeIs(2));
}

TEST(Engine, GoesOnWhenTheServerReturns) {
  BankFolder bank;
  int calls = 0;
  bank.core().before = [&](const v1::Submission&) -> absl::Status {
    if (++calls % 3 == 0) return absl::UnavailableError("restarting");
    return absl::OkStatus();
  };
  std::string text;
  for (int i = 0; i < 20; ++i) text += TulaLine("1", i, "70", "5");
  bank.DeliverRegistry(kName, text, 20);
  ASSERT_TRUE(bank.Look().ok());
  EXPECT_THAT(bank.core().judged(), SizeIs(20));
  EXPECT_THAT(bank.report().Metrics(),
              HasSubstr("intake_sberbank_rows_answered_total 20\n"));
}

TEST(Engine, LeavesTheFileWhereItIsWhenItIsToldToStop) {
  BankFolder bank;
  bank.core().before = [&](const v1::Submission&) {
    if (!bank.stop().HasBeenNotified()) bank.stop().Notify();
    return absl::OkStatus();
  };
  std::string text;
  for (int i = 0; i < 5000; ++i) text += TulaLine("1", i, "70", "5");
  bank.DeliverRegistry(kName, text, 5000);
  EXPECT_TRUE(absl::IsCancelled(bank.Look()));
  EXPECT_TRUE(bank.Has("incoming/01117722.00A"));
  EXPECT_FALSE(bank.Has("answers/01117722.00A.answer.csv"));
}

TEST(Engine, HasItsFolderForItself) {
  BankFolder bank;
  EXPECT_EQ(Ledger::Open(bank.path() + "/ledger.csv").status().code(),
            absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace intake::sberbank
