#include "channels/smpp/part_spool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spdlog/sinks/null_sink.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "channels/program/durable_file.h"
#include "channels/sdk/temporary_folder.h"
#include "channels/smpp/parts_for_test.h"

namespace intake::smpp {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr ReferenceKind kKinds[] = {ReferenceKind::kHeader8,
                                    ReferenceKind::kHeader16,
                                    ReferenceKind::kParameter};

// A spool that dies and is opened again at the test's word, and its clock.
class Spool {
 public:
  explicit Spool(PartSpool::Options options = {})
      : options_(std::move(options)) {
    options_.folder = folder_.path() + "/parts";
    options_.now = [this] { return now; };
    Restart();
  }
  void Restart() {
    spool_ = nullptr;
    spool_ = *PartSpool::Open(options_);
  }
  absl::StatusOr<KeptSet> Add(const Message& part) {
    // Moments differ, as they do in life.
    now += absl::Milliseconds(1);
    return spool_->Add(part, *ContentOf(part).part);
  }
  PartSpool* operator->() { return spool_.get(); }
  const std::string& folder() const { return options_.folder; }

  absl::Time now = absl::FromUnixSeconds(1'404'208'800);

 private:
  const sdk::TemporaryFolder folder_;
  PartSpool::Options options_;
  std::unique_ptr<PartSpool> spool_;
};

std::string TextOf(const PartSet& set) {
  std::string text;
  for (const auto& [number, part] : set.parts) text += ContentOf(part).octets;
  return text;
}

TEST(PartSpool, JoinsPartsInAnyOrderAcrossARestart) {
  for (const ReferenceKind kind : kKinds) {
    const std::vector<Message> parts =
        PartsOf({"12345", "67890 ", "12"}, kind, 7);
    std::vector<size_t> order = {0, 1, 2};
    do {
      for (size_t restart_after = 0; restart_after < 3; ++restart_after) {
        Spool spool;
        for (size_t i = 0; i < 3; ++i) {
          const auto kept = spool.Add(parts[order[i]]);
          ASSERT_TRUE(kept.ok()) << kept.status();
          EXPECT_EQ(IsComplete(kept->set), i == 2);
          EXPECT_EQ(TextOf(kept->set) == "1234567890 12", i == 2);
          if (i == restart_after) spool.Restart();
        }
      }
    } while (std::next_permutation(order.begin(), order.end()));
  }
}

TEST(PartSpool, GivesARepeatTheSameRequestIdAfterARestart) {
  const auto parts = PartsOf({"1", "2"}, ReferenceKind::kHeader8, 7);
  Spool spool;
  const std::string one = RequestIdOf(spool.Add(parts[0])->set);
  const std::string both = RequestIdOf(spool.Add(parts[1])->set);
  EXPECT_NE(one, both);
  spool.Restart();
  EXPECT_EQ(RequestIdOf(spool.Add(parts[1])->set), both);
  EXPECT_EQ(RequestIdOf(spool.Add(parts[0])->set), both);
}

TEST(PartSpool, KeepsSendersReferencesKindsAndCountsApart) {
  Spool spool;
  std::vector<Message> firsts = {
      PartsOf({"1", "2"}, ReferenceKind::kHeader8, 7)[0],
      PartsOf({"1", "2"}, ReferenceKind::kHeader8, 8)[0],
      PartsOf({"1", "2"}, ReferenceKind::kHeader16, 7)[0],
      PartsOf({"1", "2"}, ReferenceKind::kParameter, 7)[0],
      PartsOf({"1", "2", "3"}, ReferenceKind::kHeader8, 7)[0],
  };
  firsts.push_back(firsts[0]);
  firsts.back().source.digits = "79030000000";
  firsts.push_back(firsts[0]);
  firsts.back().destination.digits = "79030000000";
  for (const Message& part : firsts) {
    EXPECT_THAT(spool.Add(part)->set.parts, SizeIs(1));
  }
  EXPECT_EQ(spool->waiting(), firsts.size());
}

TEST(PartSpool, KnowsAPartOfASettledMessageAgain) {
  const auto parts = PartsOf({"1", "2"}, ReferenceKind::kHeader8, 7);
  Spool spool;
  ASSERT_TRUE(spool.Add(parts[0]).ok());
  const auto whole = spool.Add(parts[1]);
  ASSERT_TRUE(spool->Settle(*whole).ok());
  spool.Restart();
  EXPECT_TRUE(spool.Add(parts[1])->set.settled);
  EXPECT_EQ(spool->waiting(), 0U);
  EXPECT_THAT(spool->Overdue(absl::ZeroDuration()), IsEmpty());
}

TEST(PartSpool, BeginsAnewWhereAReferenceIsUsedAgain) {
  const auto old = PartsOf({"old", "2"}, ReferenceKind::kHeader8, 7);
  const auto fresh = PartsOf({"new", "3"}, ReferenceKind::kHeader8, 7);
  Spool spool;
  ASSERT_TRUE(spool.Add(old[0]).ok());
  EXPECT_THAT(spool.Add(fresh[0])->set.parts, SizeIs(1));
  for (int restart = 0; restart < 2; ++restart) {
    const auto overdue = spool->Overdue(absl::Minutes(10));
    ASSERT_THAT(overdue, SizeIs(1));
    EXPECT_EQ(TextOf(overdue[0].set), "old");
    spool.Restart();
  }
  EXPECT_EQ(TextOf(spool.Add(fresh[1])->set), "new3");
}

TEST(PartSpool, NamesWhatIsOverdueOnceUntilItIsSettled) {
  const auto parts = PartsOf({"1", "2", "3"}, ReferenceKind::kHeader8, 7);
  Spool spool;
  ASSERT_TRUE(spool.Add(parts[0]).ok());
  spool.now += absl::Minutes(9);
  ASSERT_TRUE(spool.Add(parts[1]).ok());
  spool.now += absl::Minutes(10) - absl::Nanoseconds(1);
  EXPECT_THAT(spool->Overdue(absl::Minutes(10)), IsEmpty());
  spool.now += absl::Nanoseconds(1);
  const auto overdue = spool->Overdue(absl::Minutes(10));
  ASSERT_THAT(overdue, SizeIs(1));
  EXPECT_EQ(TextOf(overdue[0].set), "12");
  ASSERT_TRUE(spool->Settle(overdue[0]).ok());
  EXPECT_THAT(spool->Overdue(absl::Minutes(10)), IsEmpty());
  // And yet the last one comes.
  const auto late = spool.Add(parts[2]);
  EXPECT_EQ(TextOf(late->set), "123");
  EXPECT_FALSE(late->set.settled);
}

TEST(PartSpool, DoesNotSettleWhatHasGrown) {
  const auto parts = PartsOf({"1", "2", "3"}, ReferenceKind::kHeader8, 7);
  Spool spool;
  const auto earlier = spool.Add(parts[0]);
  ASSERT_TRUE(spool.Add(parts[1]).ok());
  ASSERT_TRUE(spool->Settle(*earlier).ok());
  EXPECT_EQ(spool->waiting(), 1U);
}

TEST(PartSpool, RemovesWhatWasSettledAnHourAgo) {
  Spool spool;
  const auto kept =
      spool.Add(PartsOf({"1", "2"}, ReferenceKind::kHeader8, 7)[0]);
  spool.now += absl::Hours(2);
  spool->RemoveSettled();
  EXPECT_EQ(spool->waiting(), 1U);
  ASSERT_TRUE(spool->Settle(*kept).ok());
  spool->RemoveSettled();
  EXPECT_FALSE(std::filesystem::exists(spool.folder() + "/" + kept->file));
}

TEST(PartSpool, RefusesWhatItHasNoRoomForAndMakesRoomOfWhatIsSettled) {
  Spool spool({.sets_max = 2});
  const auto part = [](uint8_t reference) {
    return PartsOf({"1", "2"}, ReferenceKind::kHeader8, reference)[0];
  };
  const auto first = spool.Add(part(1));
  ASSERT_TRUE(spool.Add(part(2)).ok());
  EXPECT_TRUE(absl::IsResourceExhausted(spool.Add(part(3)).status()));
  // A further part of what is there needs no further place.
  EXPECT_TRUE(
      spool.Add(PartsOf({"1", "2"}, ReferenceKind::kHeader8, 2)[1]).ok());
  ASSERT_TRUE(spool->Settle(*first).ok());
  EXPECT_TRUE(spool.Add(part(3)).ok());
}

TEST(PartSpool, RefusesAMessageLongerThanAnyForGood) {
  std::vector<std::string> texts(255, std::string(200, 'x'));
  const auto parts = PartsOf(texts, ReferenceKind::kParameter, 7);
  Spool spool;
  Message huge = parts[0];
  huge.short_message.clear();
  huge.parameters.push_back({kMessagePayload, std::string(60'000, 'x')});
  ASSERT_TRUE(spool.Add(huge).ok());
  size_t taken = 0;
  for (size_t i = 1; i < parts.size(); ++i) {
    const absl::Status status = spool.Add(parts[i]).status();
    EXPECT_TRUE(status.ok() || absl::IsInvalidArgument(status)) << status;
    if (status.ok()) ++taken;
  }
  EXPECT_EQ(taken, (kSetOctetsMax - 60'000) / 200);
}

TEST(PartSpool, BelongsToOneProcess) {
  Spool spool;
  EXPECT_TRUE(absl::IsFailedPrecondition(
      PartSpool::Open({.folder = spool.folder()}).status()));
}

TEST(PartSpool, SetsADamagedFileAside) {
  const auto before = spdlog::default_logger();
  spdlog::set_default_logger(std::make_shared<spdlog::logger>(
      "test", std::make_shared<spdlog::sinks::null_sink_mt>()));
  const std::string whole = FileFromSet(
      Spool().Add(PartsOf({"1", "2"}, ReferenceKind::kHeader8, 7)[0])->set);
  for (const std::string& content :
       {std::string(), std::string("parts 2 0 1 1\n"), whole.substr(0, 30),
        whole.substr(0, whole.size() - 1), whole + "x"}) {
    Spool spool;
    ASSERT_TRUE(
        program::ReplaceFile(spool.folder() + "/a-1.parts", content).ok());
    spool.Restart();
    EXPECT_EQ(spool->waiting(), 0U);
    EXPECT_EQ(*program::ReadFile(spool.folder() + "/a-1.parts.damaged"),
              content);
  }
  spdlog::set_default_logger(before);
}

}  // namespace
}  // namespace intake::smpp
