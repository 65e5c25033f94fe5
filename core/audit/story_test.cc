#include "core/audit/story.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/admission/admission_fixture.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class StoryTest : public AdmissionFixture {
 protected:
  std::vector<std::string> StoryWords(const std::string& code) {
    std::vector<std::string> words;
    const std::vector<StoryEntry> story = StoryOf(store_, code).value();
    for (const StoryEntry& entry : story) {
      words.push_back(entry.what);
    }
    return words;
  }
};

TEST_F(StoryTest, GoesFromWhatArrivedToWhatBillingTook) {
  const Receipt held = Send(Values("k", {"18888"})).value().receipt;
  Answer<HoldResolved> approved;
  admission_->Approve(
      {.receipt_code = held.code, .decision = {"ivanova", "called"}}, "desk",
      approved.Done());
  ASSERT_THAT(approved.Wait(), IsOk());
  Answer<ReadingAmended> amended;
  admission_->Amend("1234567890",
                    {.target = {.commodity = Commodity::kElectricity},
                     .date = absl::CivilDay(2014, 6, 20),
                     .was = 18'888'000,
                     .now = 10'888'000,
                     .decision = {"petrova", "a slip"}},
                    "desk", amended.Done());
  ASSERT_THAT(amended.Wait(), IsOk());
  EXPECT_THAT(StoryWords(held.code),
              ElementsAre("SUBMITTED", "APPROVED", "CORRECTED"));

  Answer<BillingRegister> charged;
  admission_->Acknowledge({store_.LastPosition().value(), clock_.Now()},
                          "billing", charged.Done());
  ASSERT_THAT(charged.Wait(), IsOk());
  EXPECT_THAT(StoryWords(held.code),
              ElementsAre("SUBMITTED", "APPROVED", "CORRECTED", "CHARGED"));
  const std::vector<StoryEntry> story = StoryOf(store_, held.code).value();
  EXPECT_THAT(story[1].text, HasSubstr("by ivanova: called"));
  EXPECT_THAT(story[2].text,
              HasSubstr("18888 of 2014-06-20 became 10888 by petrova"));
}

TEST_F(StoryTest, TellsWhatTookItsPlace) {
  const Receipt first = Send(Values("a", {"10300"})).value().receipt;
  const Receipt second = Send(Values("b", {"10290"})).value().receipt;
  EXPECT_THAT(StoryWords(first.code), ElementsAre("SUBMITTED", "SUPERSEDED"));
  EXPECT_THAT(StoryWords(second.code), ElementsAre("SUBMITTED"));
}

TEST_F(StoryTest, TellsOfTheCustomersAnswer) {
  const Receipt asked = Send(Values("a", {"18888"})).value().receipt;
  Send(Text("b", absl::StrCat("ДА ", asked.code))).value();
  EXPECT_THAT(StoryWords(asked.code), ElementsAre("SUBMITTED", "ANSWERED"));
}

TEST_F(StoryTest, ANewPlaceOfTheMeterDoesNotEndIt) {
  const Receipt first = Send(Values("a", {"10300"})).value().receipt;
  Account account = WithReadings(OneTariffAccount(),
                                 absl::CivilDay(2014, 5, 20), {10'000'000});
  // An older meter, which takes the first place.
  account.installations.insert(account.installations.begin(),
                               {.serial = "old",
                                .installed_on = absl::CivilDay(2000, 1, 1),
                                .removed_on = kSampleInstalledOn,
                                .registers = {{}}});
  for (HistoricReading& reading : account.history) ++reading.installation;
  ASSERT_THAT(Import({account}).front(), IsOk());
  Send(Values("b", {"10290"})).value();
  EXPECT_THAT(StoryWords(first.code), ElementsAre("SUBMITTED", "SUPERSEDED"));
}

TEST_F(StoryTest, NoReceiptHasNone) {
  EXPECT_EQ(ReasonOf(StoryOf(store_, "000-000").status()), "RECEIPT_NOT_FOUND");
}

}  // namespace
}  // namespace intake::testing
