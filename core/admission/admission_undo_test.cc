// What an agent takes back at once, through the door.

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/admission/admission_fixture.h"
#include "core/base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr Milli Units(int64_t units) { return units * kMilliPerUnit; }

class AdmissionUndoTest : public AdmissionFixture {
 protected:
  // A value as an agent hands it in by phone.
  Receipt Call(const std::string& value, std::string channel = "call_center") {
    Submission submission = Values(absl::StrCat("key ", ++keys_), {value});
    submission.evidence = {.agent = "petrova"};
    return Send(std::move(submission), std::move(channel)).value().receipt;
  }

  absl::StatusOr<SubmissionUndone> Undo(const std::string& code,
                                        std::string agent = "petrova") {
    Answer<SubmissionUndone> answer;
    admission_->Undo(
        {.receipt_code = code, .decision = {std::move(agent), "a slip"}},
        "@desk:petrova", answer.Done());
    return answer.Wait();
  }
  std::string ReasonFor(const std::string& code,
                        std::string agent = "petrova") {
    return ReasonOf(Undo(code, std::move(agent)).status());
  }

  Milli Last() {
    Answer<AccountDescription> answer;
    admission_->Describe("1234567890", answer.Done());
    return answer.Wait()->lines.front().last->value;
  }

  size_t Undone() const {
    size_t count = 0;
    for (const Event& event : store_.EventsOf("1234567890")) {
      if (std::holds_alternative<SubmissionUndone>(event.body)) ++count;
    }
    return count;
  }

 private:
  int keys_ = 0;
};

TEST_F(AdmissionUndoTest, TakesBackWhatWasAcceptedAndTellsBilling) {
  const Receipt receipt = Call("10300");
  ASSERT_EQ(receipt.outcome, Outcome::kAccepted) << receipt.text;
  const auto undone = Undo(receipt.code);
  ASSERT_THAT(undone, IsOk());
  EXPECT_EQ(Last(), Units(10'000));
  Milli told = 0;
  for (const UsageChange& change : undone->effects.changes)
    told += change.usage;
  EXPECT_EQ(told, -Units(300));
}

TEST_F(AdmissionUndoTest, BringsBackWhatItHadTakenThePlaceOf) {
  const Receipt first = Call("10300");
  clock_.Advance(absl::Minutes(1));
  const Receipt second = Call("10310");
  ASSERT_EQ(Last(), Units(10'310));
  const auto undone = Undo(second.code);
  ASSERT_THAT(undone, IsOk());
  EXPECT_EQ(Last(), Units(10'300));
  ASSERT_THAT(undone->effects.added, SizeIs(1));
  EXPECT_EQ(undone->effects.added.front().receipt_code, first.code);
}

TEST_F(AdmissionUndoTest, EndsTheWaitOfWhatWasHeld) {
  const Receipt held = Call("9000");
  ASSERT_EQ(held.outcome, Outcome::kHeld);
  const auto undone = Undo(held.code);
  ASSERT_THAT(undone, IsOk());
  EXPECT_THAT(undone->effects.removed, IsEmpty());
  Answer<HeldExamination> examined;
  admission_->Examine(held.code, examined.Done());
  EXPECT_EQ(ReasonOf(examined.Wait().status()), "HOLD_ENDED");
}

TEST_F(AdmissionUndoTest, IsOneEffectHoweverOftenItIsSaid) {
  const Receipt receipt = Call("10300");
  const auto first = Undo(receipt.code);
  clock_.Advance(absl::Hours(1));
  Start();
  const auto second = Undo(receipt.code);
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(*second, *first);
  EXPECT_EQ(Undone(), 1);
}

TEST_F(AdmissionUndoTest, IsForTheirOwnAndForAMinuteOnly) {
  const Receipt receipt = Call("10300");
  EXPECT_EQ(ReasonFor(receipt.code, "ivanova"), "NOT_YOUR_OWN");
  EXPECT_EQ(ReasonFor("000-999"), "RECEIPT_NOT_FOUND");
  clock_.Advance(absl::Seconds(60) + absl::Microseconds(1));
  EXPECT_EQ(ReasonFor(receipt.code), "TOO_LATE");
  EXPECT_EQ(Last(), Units(10'300));
}

TEST_F(AdmissionUndoTest, LeavesWhatMadeNoReading) {
  EXPECT_EQ(ReasonFor(Call("1030000").code), "NOTHING_TO_UNDO");
  Call("10300");
  clock_.Advance(absl::Minutes(20));
  EXPECT_EQ(ReasonFor(Call("10300").code), "NOTHING_TO_UNDO") << "a repeat";
}

TEST_F(AdmissionUndoTest, LeavesWhatSomebodyElseHasChangedSince) {
  const Receipt receipt = Call("10300");
  Answer<ReadingAmended> amended;
  admission_->Amend("1234567890",
                    {.target = {.commodity = Commodity::kElectricity},
                     .date = absl::CivilDay(2014, 6, 20),
                     .was = Units(10'300),
                     .now = Units(10'200),
                     .decision = {"ivanova", "seen on a photo"}},
                    "administrator", amended.Done());
  ASSERT_THAT(amended.Wait(), IsOk());
  EXPECT_EQ(ReasonFor(receipt.code), "READING_CHANGED");
  EXPECT_EQ(Last(), Units(10'200));
}

}  // namespace
}  // namespace intake::testing
