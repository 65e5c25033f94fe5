#include "tests/bench/reading_row.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "intake/v1/intake_service.pb.h"
#include "tests/bench/town.h"

namespace intake::bench {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr absl::CivilDay kToday(2026, 3, 31);

v1::Submission NextOf(ReadingRow& row) {
  const absl::string_view bytes = row.Next();
  v1::SubmitReadingRequest request;
  EXPECT_TRUE(
      request.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())));
  return request.submission();
}

TEST(ReadingRow, MakesMessagesThatSayWhatTheirDigitsSay) {
  ReadingRow row(/*accounts=*/4, kToday, /*first=*/0);
  const v1::Submission submission = NextOf(row);
  EXPECT_EQ(submission.request_id(), "r00000000000");
  EXPECT_EQ(submission.account_number(), NumberOf(0));
  EXPECT_THAT(submission.ordered().values(), ElementsAre("100100"));
  EXPECT_EQ(submission.reading_date(), "2026-02-14");
  EXPECT_EQ(submission.evidence().sender(), kSender);
}

TEST(ReadingRow, GivesAValueForEachDialOfAnAccount) {
  ReadingRow row(/*accounts=*/4, kToday, /*first=*/0);
  for (int i = 0; i < 4; ++i) {
    const v1::Submission submission = NextOf(row);
    const int64_t index =
        std::stoll(submission.account_number()) - kFirstAccount;
    EXPECT_THAT(submission.ordered().values(),
                SizeIs(HasTwoTariffs(index) ? 2 : 1));
  }
}

TEST(ReadingRow, VisitsEachAccountOnceAPassAndComesBackALaterDayWithMore) {
  ReadingRow row(/*accounts=*/1000, kToday, /*first=*/0);
  std::set<std::string> visited;
  for (int i = 0; i < 1000; ++i) visited.insert(NextOf(row).account_number());
  EXPECT_THAT(visited, SizeIs(1000));
  const v1::Submission again = NextOf(row);
  EXPECT_EQ(again.request_id(), "r00000001000");
  EXPECT_EQ(again.reading_date(), "2026-02-15");
  EXPECT_EQ(again.ordered().values(0), "100103");
}

TEST(ReadingRow, GoesOnWhereItIsTold) {
  ReadingRow row(/*accounts=*/1000, kToday, /*first=*/0);
  for (int i = 0; i < 1500; ++i) row.Next();
  ReadingRow other(/*accounts=*/1000, kToday, row.next());
  EXPECT_EQ(other.Next(), row.Next());
}

TEST(ReadingRow, EndsOnToday) {
  ReadingRow row(/*accounts=*/1, kToday, /*first=*/1000);
  EXPECT_EQ(NextOf(row).reading_date(), "2026-03-31");
}

TEST(ReadingRow, FollowsTheLatestMonthlyReading) {
  for (int day = 0; day < 366; ++day) {
    const absl::CivilDay today = kToday + day;
    v1::Submission monthly;
    FillMonthlyReading(0, today, /*back=*/0, monthly);
    ReadingRow row(/*accounts=*/1, today, /*first=*/0);
    EXPECT_LT(monthly.reading_date(), NextOf(row).reading_date()) << today;
  }
}

}  // namespace
}  // namespace intake::bench
