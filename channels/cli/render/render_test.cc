#include <sstream>
#include <string>

#include "channels/cli/render/console.h"
#include "channels/cli/render/error_text.h"
#include "channels/cli/render/exit_code.h"
#include "channels/cli/render/json.h"
#include "channels/cli/render/progress.h"
#include "channels/cli/render/table.h"
#include "channels/cli/render/text_width.h"
#include "channels/cli/render/words.h"
#include "channels/sdk/fake_clock.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"
#include "intake/v1/reading_service.pb.h"

namespace intake::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

struct TestConsole {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Console console{.in = in, .out = out, .err = err};
};

TEST(TextWidth, CountsColumnsNotBytes) {
  EXPECT_EQ(TextWidth(""), 0);
  EXPECT_EQ(TextWidth("day"), 3);
  EXPECT_EQ(TextWidth("кухня"), 5);
  EXPECT_EQ(TextWidth("й"), 1);  // и and a combining breve
  EXPECT_EQ(TextWidth("水"), 2);
  EXPECT_EQ(TextWidth("\xFF\xD0"), 2);      // two bytes that are no characters
  EXPECT_EQ(TextWidth("\xED\xA0\x80"), 3);  // a surrogate's half
}

TEST(TextWidth, CutsBetweenCharacters) {
  EXPECT_EQ(CutToWidth("кухня", 5), "кухня");
  EXPECT_EQ(CutToWidth("кухня", 4), "кух…");
  EXPECT_EQ(CutToWidth("水水水", 4), "水…");
  EXPECT_EQ(CutToWidth("кухня", 1), "…");
}

TEST(TextWidth, LetsNoTextSteerTheTerminal) {
  EXPECT_EQ(Printable("a\x1b[2Jb\nc\td"), "a [2Jb c d");
  EXPECT_EQ(Printable("ok\xFFok"), "ok\uFFFDok");
  EXPECT_EQ(Printable("a\u202Eb"), "a b");
  EXPECT_EQ(Printable("кухня"), "кухня");
}

TEST(Table, AlignsCyrillicAndNumbers) {
  TestConsole test;
  Table table({{"Register"}, {"Value", Align::kRight}, {"Who"}});
  table.AddRow({"кухня", "45.5", "a"});
  table.AddRow({"day", "12389", "bc"});
  EXPECT_EQ(table.Render(test.console),
            "Register  Value  Who\n"
            "кухня      45.5  a\n"
            "day       12389  bc\n");
}

TEST(Table, CutsTheLastColumnOnATerminalOnly) {
  TestConsole test;
  Table table({{"Id"}, {"Text"}});
  table.AddRow({"1", "a text that is wide"});
  test.console.columns = 12;
  EXPECT_EQ(table.Render(test.console), "Id  Text\n1   a text …\n");
  test.console.columns = 0;
  EXPECT_EQ(table.Render(test.console), "Id  Text\n1   a text that is wide\n");
}

TEST(Facts, LeavesOutWhatIsEmpty) {
  Facts facts;
  facts.Add("Account", "1234567890");
  facts.Add("Phone", "");
  facts.Add("Улица", "Садовая");
  EXPECT_EQ(facts.Render(), "Account  1234567890\nУлица    Садовая\n");
}

TEST(Words, ReadAsPeopleWrite) {
  EXPECT_EQ(DateForPeople("2014-06-25"), "25.06.2014");
  EXPECT_EQ(DateForPeople("2014-06"), "06.2014");
  EXPECT_EQ(DateForPeople(""), "");
  EXPECT_EQ(DateForPeople("soon"), "soon");
  EXPECT_EQ(CommodityWord(v1::COMMODITY_HOT_WATER), "hot water");
  EXPECT_EQ(SeverityWord(v1::SEVERITY_HOLD_STAFF), "hold staff");
  EXPECT_EQ(OutcomeWord(static_cast<v1::Outcome>(77)), "77");
  google::protobuf::Timestamp moment;
  EXPECT_EQ(MomentForPeople(moment, absl::UTCTimeZone()), "");
  moment.set_seconds(1403676005);
  EXPECT_EQ(MomentForPeople(moment, absl::FixedTimeZone(4 * 3600)),
            "25.06.2014 10:00:05");
  EXPECT_EQ(FormatBytes(1023), "1023 B");
  EXPECT_EQ(FormatBytes(1536 * 1024), "1.5 MiB");
}

TEST(Words, NameARegisterByWhatTellsItApart) {
  v1::RegisterKey key;
  key.set_commodity(v1::COMMODITY_ELECTRICITY);
  key.set_point(v1::METERING_POINT_MAIN);
  key.set_kind(v1::REGISTER_KIND_TOTAL);
  EXPECT_EQ(RegisterWords(key), "electricity");
  key.set_kind(v1::REGISTER_KIND_HALF_PEAK);
  EXPECT_EQ(RegisterWords(key), "electricity, half peak");
}

TEST(Progress, SaysRateShareAndTimeLeft) {
  EXPECT_EQ(ProgressText(12'000, "accounts", 0.25, absl::Seconds(4)),
            "12,000 accounts  25 %  3,000/s  12 s left");
  EXPECT_EQ(ProgressText(12'000, "accounts", std::nullopt, absl::Seconds(4)),
            "12,000 accounts  3,000/s");
  EXPECT_EQ(FormatCount(-1234567), "-1,234,567");
  EXPECT_EQ(FormatCount(999), "999");
  EXPECT_EQ(FormatSpan(absl::Seconds(3725)), "1:02:05");
}

TEST(Progress, IsSilentForASecondAndClearsItsLineOnATerminal) {
  TestConsole test;
  test.console.err_is_terminal = true;
  sdk::FakeClock clock;
  {
    Progress progress(test.console, clock, "events", /*quiet=*/false);
    clock.Advance(absl::Milliseconds(900));
    progress.Update(9, 0.09);
    EXPECT_EQ(test.err.str(), "");
    clock.Advance(absl::Milliseconds(100));
    progress.Update(10, 0.1);
    EXPECT_EQ(test.err.str(), "\r\x1b[K10 events  10 %  10/s  9 s left");
    clock.Advance(absl::Milliseconds(50));
    progress.Update(11, 0.11);  // too soon for another line
  }
  EXPECT_EQ(test.err.str(), "\r\x1b[K10 events  10 %  10/s  9 s left\r\x1b[K");
}

TEST(Progress, IsALineEveryFiveSecondsInALog) {
  TestConsole test;
  sdk::FakeClock clock;
  Progress progress(test.console, clock, "events", /*quiet=*/false);
  for (int second = 1; second <= 11; ++second) {
    clock.Advance(absl::Seconds(1));
    progress.Update(second * 10, std::nullopt);
  }
  EXPECT_EQ(test.err.str(), "50 events  10/s\n100 events  10/s\n");
}

TEST(Progress, IsSilentWhenAskedToBe) {
  TestConsole test;
  sdk::FakeClock clock;
  Progress progress(test.console, clock, "events", /*quiet=*/true);
  clock.Advance(absl::Seconds(60));
  progress.Update(1, 0.5);
  EXPECT_EQ(test.err.str(), "");
}

TEST(ExitCodes, AreWhatIsDocumented) {
  EXPECT_EQ(ExitCodeOf(absl::OkStatus()), ExitCode{0});
  EXPECT_EQ(ExitCodeOf(absl::NotFoundError("")), ExitCode{1});
  EXPECT_EQ(ExitCodeOf(absl::AlreadyExistsError("")), ExitCode{1});
  EXPECT_EQ(ExitCodeOf(absl::FailedPreconditionError("")), ExitCode{1});
  EXPECT_EQ(ExitCodeOf(absl::DataLossError("")), ExitCode{1});
  EXPECT_EQ(ExitCodeOf(absl::AbortedError("")), ExitCode{1});
  EXPECT_EQ(ExitCodeOf(absl::InvalidArgumentError("")), ExitCode{2});
  EXPECT_EQ(ExitCodeOf(absl::OutOfRangeError("")), ExitCode{2});
  EXPECT_EQ(ExitCodeOf(absl::UnavailableError("")), ExitCode{3});
  EXPECT_EQ(ExitCodeOf(absl::DeadlineExceededError("")), ExitCode{3});
  EXPECT_EQ(ExitCodeOf(absl::ResourceExhaustedError("")), ExitCode{3});
  EXPECT_EQ(ExitCodeOf(absl::UnauthenticatedError("")), ExitCode{4});
  EXPECT_EQ(ExitCodeOf(absl::PermissionDeniedError("")), ExitCode{4});
}

TEST(ErrorText, SaysWhatToDo) {
  const std::string text =
      ErrorText(absl::UnavailableError("connect\nfailed"), "127.0.0.1:7410");
  EXPECT_THAT(text, StartsWith("intake: connect failed\n"));
  EXPECT_THAT(text, HasSubstr("Is intake-server running at 127.0.0.1:7410?"));
}

TEST(Json, KeepsNamesAndDefaults) {
  v1::ListReadingsResponse response;
  response.add_readings()->set_value("1");
  EXPECT_EQ(MessageJson(response),
            R"({"readings":[{"date":"","value":"1",)"
            R"("state":"READING_STATE_UNSPECIFIED","estimated":false,)"
            R"("period":"","channel_id":"","receipt_code":""}],)"
            R"("next_page_token":""})");
}

TEST(Json, OfAnErrorIsForPrograms) {
  absl::Status status = absl::NotFoundError("no \"x\"");
  google::rpc::ErrorInfo info;
  info.set_reason("ACCOUNT_NOT_FOUND");
  status.SetPayload("type.googleapis.com/google.rpc.ErrorInfo",
                    absl::Cord(info.SerializeAsString()));
  EXPECT_EQ(ErrorJson(status),
            R"({"error":{"code":"NOT_FOUND","reason":"ACCOUNT_NOT_FOUND",)"
            R"("field":"","message":"no \"x\""}})");
}

}  // namespace
}  // namespace intake::cli
