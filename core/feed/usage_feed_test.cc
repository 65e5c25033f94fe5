#include "core/feed/usage_feed.h"

#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/admission/admission_fixture.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class UsageFeedTest : public AdmissionFixture {
 protected:
  UsageFeedTest() {
    for (int month = 0; month < 6; ++month) {
      Send(Values(absl::StrCat("k", month),
                  {absl::StrCat(10'000 + 300 * (month + 1))}))
          .value();
      clock_.Advance(absl::Hours(24 * 30));
    }
  }

  // All rows, asked for `rows_max` at a time.
  std::vector<FeedRow> All(size_t rows_max) {
    std::vector<FeedRow> rows;
    std::string cursor;
    while (true) {
      FeedPage page = ReadFeed(store_, cursor, "", rows_max).value();
      rows.insert(rows.end(), page.rows.begin(), page.rows.end());
      cursor = page.next_cursor;
      if (page.caught_up) return rows;
    }
  }
};

TEST_F(UsageFeedTest, TellsEachUsageOnceInOrder) {
  const std::vector<FeedRow> rows = All(1000);
  ASSERT_THAT(rows, SizeIs(6));
  Milli sum = 0;
  for (const FeedRow& row : rows) {
    EXPECT_EQ(row.account_number, "1234567890");
    EXPECT_EQ(row.change.usage, 300'000);
    EXPECT_FALSE(row.receipt_code.empty());
    sum += row.change.usage;
  }
  EXPECT_EQ(sum, 1'800'000);
}

TEST_F(UsageFeedTest, GivesTheSameRowsInPagesOfAnySize) {
  const std::vector<FeedRow> whole = All(1000);
  for (const size_t rows_max : {1u, 2u, 5u}) {
    const std::vector<FeedRow> paged = All(rows_max);
    ASSERT_THAT(paged, SizeIs(whole.size()));
    for (size_t i = 0; i < paged.size(); ++i) {
      EXPECT_EQ(paged[i].id, whole[i].id);
      EXPECT_EQ(paged[i].change, whole[i].change);
    }
  }
}

TEST_F(UsageFeedTest, EndsAtAnEarlierCursorWhenAsked) {
  const std::string until = ReadFeed(store_, "", "", 3)->next_cursor;
  const FeedPage page = ReadFeed(store_, "", until, 1000).value();
  EXPECT_THAT(page.rows, SizeIs(3));
  EXPECT_TRUE(page.caught_up);
  EXPECT_EQ(page.next_cursor, until);
}

TEST_F(UsageFeedTest, FollowsWhatComes) {
  const std::string cursor = ReadFeed(store_, "", "", 1000)->next_cursor;
  const FeedPage nothing = ReadFeed(store_, cursor, "", 1000).value();
  EXPECT_THAT(nothing.rows, IsEmpty());
  EXPECT_EQ(nothing.next_cursor, cursor);
  EXPECT_TRUE(nothing.caught_up);
  Send(Values("next", {"12000"})).value();
  EXPECT_THAT(ReadFeed(store_, cursor, "", 1000)->rows, SizeIs(1));
}

TEST_F(UsageFeedTest, ACursorOfAnotherStoreOrOfTheFutureIsSaidToBe) {
  const std::string cursor = ReadFeed(store_, "", "", 1000)->next_cursor;
  const size_t dash = cursor.find('-');
  const std::string future = "1000000" + cursor.substr(dash);
  const std::string other = cursor.substr(0, dash) + "-00000000";
  for (const std::string& ahead : {future, other}) {
    EXPECT_EQ(ReasonOf(ReadFeed(store_, ahead, "", 1).status()),
              "CURSOR_AHEAD");
    EXPECT_EQ(ReasonOf(ReadFeed(store_, "", ahead, 1).status()),
              "CURSOR_AHEAD");
    EXPECT_EQ(ReasonOf(PlaceOfCursor(store_, ahead).status()), "CURSOR_AHEAD");
  }
  for (const char* invalid : {"x", "-", "0-00000000", "1", "1-", "-1-00000000",
                              "1-0000000", "99999999999999999999-00000000"}) {
    EXPECT_EQ(ReasonOf(ReadFeed(store_, invalid, "", 1).status()),
              "CURSOR_INVALID")
        << invalid;
  }
  EXPECT_EQ(ReasonOf(PlaceOfCursor(store_, "").status()), "CURSOR_INVALID");
}

TEST_F(UsageFeedTest, ACursorIsAPlace) {
  const std::string cursor = ReadFeed(store_, "", "", 2)->next_cursor;
  const ChangesAcknowledged place = PlaceOfCursor(store_, cursor).value();
  EXPECT_THAT(CursorAt(store_, place.position), IsOkAndHolds(cursor));
  EXPECT_THAT(CursorAt(store_, 0), IsOkAndHolds(std::string()));
}

}  // namespace
}  // namespace intake::testing
