#include "tests/fault/history.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::testing {
namespace {

// Two submissions to one account, the second sent after the first was answered.
class HistoryTest : public ::testing::Test {
 protected:
  HistoryTest() {
    history_.NoteSent("a", "100", "1");
    history_.NoteAnswer("a", "receipt a", false);
    history_.NoteSent("b", "100", "2");
    history_.NoteAnswer("b", "receipt b", false);
  }

  Verdict CompareWith(const std::vector<Entry>& entries) const {
    return Compare(history_.sent(), {{"100", entries}});
  }

  const Entry a_ = {"a", "1", "receipt a"};
  const Entry b_ = {"b", "2", "receipt b"};
  History history_;
};

TEST_F(HistoryTest, IsExactWhereTheBooksHoldWhatWasAnsweredInOrder) {
  const Verdict verdict = CompareWith({a_, b_});
  EXPECT_TRUE(verdict.Exact()) << verdict;
  EXPECT_EQ(verdict.acknowledged, 2U);
}

TEST_F(HistoryTest, FindsWhatWasAnsweredAndIsNotKept) {
  EXPECT_EQ(CompareWith({a_}).lost, 1U);
  EXPECT_EQ(CompareWith({}).lost, 2U);
  EXPECT_FALSE(CompareWith({a_}).Exact());
}

TEST_F(HistoryTest, FindsWhatIsKeptTwice) {
  EXPECT_EQ(CompareWith({a_, b_, b_}).doubled, 1U);
  EXPECT_FALSE(CompareWith({a_, b_, b_}).Exact());
}

TEST_F(HistoryTest, FindsAnAnswerThatIsAnotherOnAResend) {
  history_.NoteAnswer("b", "receipt b", true);
  EXPECT_TRUE(CompareWith({a_, b_}).Exact());
  history_.NoteAnswer("b", "receipt c", true);
  EXPECT_EQ(CompareWith({a_, b_}).changed, 1U);
  EXPECT_FALSE(CompareWith({a_, b_}).Exact());
}

TEST_F(HistoryTest, FindsAResendThatWasJudgedAgain) {
  history_.NoteAnswer("b", "receipt b", false);
  EXPECT_EQ(CompareWith({a_, b_}).changed, 1U);
}

TEST_F(HistoryTest, FindsWhatIsKeptOtherwiseThanAnsweredOrSent) {
  EXPECT_EQ(CompareWith({a_, {"b", "2", "receipt c"}}).changed, 1U);
  EXPECT_EQ(CompareWith({a_, {"b", "3", "receipt b"}}).changed, 1U);
}

TEST_F(HistoryTest, FindsWhatStandsBeforeAnEarlierAnswer) {
  const Verdict verdict = CompareWith({b_, a_});
  EXPECT_EQ(verdict.reordered, 1U);
  EXPECT_FALSE(verdict.Exact());
}

TEST_F(HistoryTest, LetsSubmissionsThatOverlapStandInEitherOrder) {
  history_.NoteSent("c", "100", "3");
  history_.NoteSent("d", "100", "4");
  history_.NoteAnswer("d", "receipt d", false);
  history_.NoteAnswer("c", "receipt c", false);
  const Entry c = {"c", "3", "receipt c"};
  const Entry d = {"d", "4", "receipt d"};
  EXPECT_TRUE(CompareWith({a_, b_, c, d}).Exact());
  EXPECT_TRUE(CompareWith({a_, b_, d, c}).Exact());
  EXPECT_FALSE(CompareWith({a_, d, b_, c}).Exact());
}

TEST_F(HistoryTest, LetsWhatWasNotAnsweredBeKeptOrNot) {
  history_.NoteSent("c", "100", "3");
  EXPECT_TRUE(CompareWith({a_, b_}).Exact());
  EXPECT_TRUE(CompareWith({a_, b_, {"c", "3", "any"}}).Exact());
  EXPECT_EQ(CompareWith({{"c", "3", "any"}, a_, b_}).reordered, 1U);
}

TEST_F(HistoryTest, FindsWhatNobodySentForThatAccount) {
  EXPECT_EQ(CompareWith({a_, b_, {"z", "1", "receipt"}}).invented, 1U);
  const Verdict elsewhere =
      Compare(history_.sent(), {{"100", {a_}}, {"200", {b_}}});
  EXPECT_EQ(elsewhere.invented, 1U);
  EXPECT_EQ(elsewhere.lost, 1U);
}

}  // namespace
}  // namespace intake::testing
