#include "core/slips/slip_desk.h"

#include <functional>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/slips/slips_fixture.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/memory_slip_store.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr char kNumber[] = "2014-117";

class SlipDeskTest : public ::testing::Test {
 protected:
  void Open(int slips, KeyingMode mode) { Open(HeaderOf(slips, mode)); }
  void Open(const BatchHeader& header) {
    ASSERT_THAT(desk_.Open(header, kAnna), IsOk());
  }

  absl::StatusOr<SlipInBatch> Key(const Clerk& clerk, int sequence,
                                  const std::string& value) {
    return desk_.Key(kNumber, sequence,
                     SlipOf(absl::StrCat(1000 + sequence), {value}), clerk);
  }
  absl::StatusOr<SlipInBatch> Settle(const Clerk& clerk, int sequence,
                                     const std::string& value) {
    return desk_.Settle(kNumber, sequence,
                        SlipOf(absl::StrCat(1000 + sequence), {value}), clerk);
  }

  // The values of the slips as `clerk` sees them: `10 - 20/21`, where of the
  // second nothing and of the third both keyings are to be seen.
  std::string Seen(const Clerk& clerk) {
    const auto batch = desk_.Get(kNumber, clerk);
    std::vector<std::string> seen;
    if (!batch.ok()) return "";
    for (const SlipView& slip : batch->slips) {
      seen.push_back(slip.content ? slip.content->values[0] : "-");
      if (slip.second_content) {
        absl::StrAppend(&seen.back(), "/", slip.second_content->values[0]);
      }
    }
    return absl::StrJoin(seen, " ");
  }
  int Next(const Clerk& clerk) {
    const auto batch = desk_.Get(kNumber, clerk);
    return batch.ok() ? batch->next_sequence : -1;
  }

  MemorySlipStore store_;
  FakeClock clock_{absl::FromUnixSeconds(1'404'000'000)};
  uint64_t seed_ = 7;
  SlipDesk desk_{store_, clock_, [this] { return seed_; }};
};

TEST_F(SlipDeskTest, KeysABatchOnceAndClosesItWhenItIsItsHeader) {
  BatchHeader header = HeaderOf(3, KeyingMode::kSingle);
  header.control_total = 60'500;
  header.hash_total = 3006;
  Open(header);
  auto keyed = Key(kAnna, 1, "10");
  ASSERT_THAT(keyed, IsOk());
  EXPECT_EQ(keyed->next_sequence, 2);
  EXPECT_EQ(keyed->batch.keyed, 1);
  EXPECT_THAT(desk_.Close(kNumber, kAnna), HasReason("BATCH_DIFFERS"));
  ASSERT_THAT(Key(kAnna, 2, "20"), IsOk());
  keyed = Key(kAnna, 3, "30");
  ASSERT_THAT(keyed, IsOk());
  EXPECT_EQ(keyed->next_sequence, 0);
  EXPECT_FALSE(keyed->batch.complete);
  EXPECT_EQ(keyed->batch.totals, (SlipTotals{.control = 60'000, .hash = 3006}));
  EXPECT_THAT(desk_.Close(kNumber, kAnna),
              StatusIs(absl::StatusCode::kFailedPrecondition,
                       HasSubstr("keyed 60, the header says 60.5")));

  keyed = Key(kAnna, 3, "30,5");
  ASSERT_THAT(keyed, IsOk());
  EXPECT_TRUE(keyed->batch.complete);
  const auto closed = desk_.Close(kNumber, kBoris);
  ASSERT_THAT(closed, IsOk());
  EXPECT_EQ(closed->slips.size(), 3u);
  EXPECT_EQ(closed->batch.record.end->agent, "boris");
  EXPECT_THAT(Key(kAnna, 3, "31"), HasReason("BATCH_CLOSED"));
}

TEST_F(SlipDeskTest, LetsNobodyElseTouchASlipThatIsKeyedOnce) {
  Open(2, KeyingMode::kSingle);
  ASSERT_THAT(Key(kAnna, 1, "10"), IsOk());
  EXPECT_THAT(Key(kBoris, 1, "11"), HasReason("KEYED_BY_ANOTHER"));
  EXPECT_THAT(Key(kAnna, 1, "12"), IsOk());
  EXPECT_EQ(Next(kBoris), 2);
  EXPECT_EQ(Seen(kBoris), "12 -");
}

TEST_F(SlipDeskTest, HidesTheFirstKeyingFromTheSecondInADoubleKeyedBatch) {
  Open(2, KeyingMode::kDouble);
  ASSERT_THAT(Key(kAnna, 1, "10"), IsOk());
  ASSERT_THAT(Key(kAnna, 2, "20"), IsOk());
  EXPECT_EQ(Next(kAnna), 0);
  EXPECT_EQ(Next(kBoris), 1);
  EXPECT_EQ(Seen(kAnna), "10 20");
  EXPECT_EQ(Seen(kBoris), "- -");
  EXPECT_EQ(Seen(kChief), "- -");
  const auto blind = desk_.Get(kNumber, kBoris);
  ASSERT_THAT(blind, IsOk());
  EXPECT_EQ(blind->batch.totals, SlipTotals());

  // The second one sees their own, and what turns out to be the same.
  const auto second = Key(kBoris, 1, "10.0");
  ASSERT_THAT(second, IsOk());
  EXPECT_EQ(second->slip.second_agent, "boris");
  EXPECT_EQ(second->next_sequence, 2);
  ASSERT_THAT(Key(kBoris, 2, "21"), IsOk());
  EXPECT_EQ(Seen(kAnna), "10 20");
  EXPECT_EQ(Seen(kBoris), "10 21");
  EXPECT_EQ(Seen(kVera), "10 -");
  EXPECT_EQ(Seen(kChief), "10 20/21");
  EXPECT_THAT(Key(kVera, 2, "20"), HasReason("KEYED_BY_ANOTHER"));
}

TEST_F(SlipDeskTest, TakesTheKeyingThatHasTheSlipsCodeOfTwoThatAgree) {
  Open(1, KeyingMode::kDouble);
  ASSERT_THAT(Key(kAnna, 1, "10"), IsOk());
  SlipContent scanned = SlipOf("1001", {"10"});
  scanned.code_text = "ST00012|";
  ASSERT_THAT(desk_.Key(kNumber, 1, scanned, kBoris), IsOk());
  EXPECT_EQ(desk_.Close(kNumber, kAnna)->slips[0].content, scanned);
}

TEST_F(SlipDeskTest, TakesTheWordOfASupervisorWhoKeyedNeither) {
  Open(2, KeyingMode::kDouble);
  ASSERT_THAT(Key(kAnna, 1, "10"), IsOk());
  EXPECT_THAT(Settle(kChief, 1, "10"), HasReason("NOTHING_TO_SETTLE"));
  ASSERT_THAT(Key(kBoris, 1, "11"), IsOk());
  ASSERT_THAT(Key(kChief, 2, "20"), IsOk());
  ASSERT_THAT(Key(kBoris, 2, "22"), IsOk());
  EXPECT_EQ(desk_.Get(kNumber, kAnna)->batch.differing, 2);
  EXPECT_THAT(desk_.Close(kNumber, kAnna), HasReason("BATCH_DIFFERS"));

  EXPECT_THAT(Settle(kChief, 2, "20"), HasReason("KEYED_BY_YOU"));
  EXPECT_EQ(Seen(kChief), "10/11 20");
  const auto settled = Settle(kChief, 1, "12");
  ASSERT_THAT(settled, IsOk());
  EXPECT_EQ(settled->slip.settled_by, "chief");
  EXPECT_EQ(Seen(kVera), "12 -");
  EXPECT_THAT(Key(kAnna, 1, "10"), HasReason("SLIP_SETTLED"));
  EXPECT_THAT(Settle(kChief, 1, "13"), IsOk());

  // The other one is put right by whoever mistyped it.
  ASSERT_THAT(Key(kBoris, 2, "20"), IsOk());
  const auto closed = desk_.Close(kNumber, kAnna);
  ASSERT_THAT(closed, IsOk());
  EXPECT_EQ(Seen(kAnna), "13 20");
  EXPECT_EQ(closed->batch.totals.control, 33'000);
}

TEST_F(SlipDeskTest, TakesTheWordOfASupervisorWhereTheWholeIsNotTheHeader) {
  BatchHeader header = HeaderOf(2, KeyingMode::kSingle);
  header.control_total = 30'000;
  Open(header);
  ASSERT_THAT(Key(kAnna, 1, "10"), IsOk());
  EXPECT_THAT(Settle(kChief, 1, "10"), HasReason("NOTHING_TO_SETTLE"));
  ASSERT_THAT(Key(kAnna, 2, "21"), IsOk());
  ASSERT_THAT(Settle(kChief, 2, "20"), IsOk());
  EXPECT_THAT(Settle(kChief, 1, "10"), HasReason("NOTHING_TO_SETTLE"));
  EXPECT_THAT(desk_.Close(kNumber, kAnna), IsOk());
}

TEST_F(SlipDeskTest, DrawsTheSampleOnlyWhenTheFirstKeyingIsComplete) {
  Open(20, KeyingMode::kSampled);
  for (int i = 1; i < 20; ++i) {
    ASSERT_THAT(Key(kAnna, i, "1"), IsOk());
    EXPECT_THAT(Key(kBoris, i, "1"), HasReason("NOT_SAMPLED"));
  }
  EXPECT_EQ(desk_.Get(kNumber, kBoris)->batch.totals, SlipTotals());
  EXPECT_FALSE((*store_.LoadBatch(kNumber))->record.sample_seed);
  EXPECT_EQ(Next(kBoris), 20);
  const auto last = Key(kAnna, 20, "1");
  ASSERT_THAT(last, IsOk());
  EXPECT_EQ(last->batch.second_wanted, 2);
  EXPECT_EQ((*store_.LoadBatch(kNumber))->record.sample_seed, 7u);

  // From then on it stays, whoever keys anew.
  seed_ = 8;
  ASSERT_THAT(Key(kAnna, 20, "2"), IsOk());
  EXPECT_EQ((*store_.LoadBatch(kNumber))->record.sample_seed, 7u);
  EXPECT_EQ(Next(kAnna), 0);
  std::set<int> sampled;
  for (int next = Next(kBoris); next != 0; next = Next(kBoris)) {
    sampled.insert(next);
    ASSERT_THAT(Key(kBoris, next, next == 20 ? "2" : "1"), IsOk());
  }
  EXPECT_EQ(sampled.size(), 2u);
  for (const int sequence : sampled) {
    EXPECT_TRUE(IsSampled(7, 20, sequence));
  }
  EXPECT_THAT(desk_.Close(kNumber, kAnna), IsOk());
}

TEST_F(SlipDeskTest, GivesTheNextSlipBehindTheOneThatWasKeyed) {
  Open(4, KeyingMode::kSingle);
  EXPECT_EQ(Key(kAnna, 3, "1")->next_sequence, 4);
  EXPECT_EQ(Key(kAnna, 4, "1")->next_sequence, 1);
  EXPECT_EQ(Key(kBoris, 1, "1")->next_sequence, 2);
}

TEST_F(SlipDeskTest, OpensTheSameHeaderOnceAndNoOtherUnderItsNumber) {
  Open(2, KeyingMode::kSingle);
  Open(2, KeyingMode::kSingle);
  EXPECT_THAT(desk_.Open(HeaderOf(3, KeyingMode::kSingle), kAnna),
              HasReason("BATCH_EXISTS"));
  EXPECT_EQ(desk_.List(false, std::nullopt, 10, kAnna)->batches.size(), 1u);
}

TEST_F(SlipDeskTest, NamesWhatIsWrongWithAHeader) {
  const struct {
    std::function<void(BatchHeader&)> change;
    std::string field;
  } kCases[] = {
      {[](BatchHeader& h) { h.number = ""; }, "number"},
      {[](BatchHeader& h) { h.number = "a/1"; }, "number"},
      {[](BatchHeader& h) { h.number = std::string(33, '1'); }, "number"},
      {[](BatchHeader& h) { h.source = ""; }, "source"},
      {[](BatchHeader& h) { h.source = std::string(65, 'x'); }, "source"},
      {[](BatchHeader& h) { h.slips = 0; }, "slips"},
      {[](BatchHeader& h) { h.slips = 1001; }, "slips"},
      {[](BatchHeader& h) { h.date = absl::CivilDay(2014, 7, 1); }, "date"},
  };
  for (const auto& test : kCases) {
    BatchHeader header = HeaderOf(2, KeyingMode::kSingle);
    test.change(header);
    EXPECT_EQ(FieldOf(desk_.Open(header, kAnna).status()), test.field);
  }
  EXPECT_THAT(desk_.List(false, std::nullopt, 10, kAnna)->batches, IsEmpty());
}

TEST_F(SlipDeskTest, CorrectsAMistypedHeader) {
  Open(2, KeyingMode::kSampled);
  ASSERT_THAT(Key(kAnna, 1, "10"), IsOk());
  ASSERT_THAT(Key(kAnna, 2, "20"), IsOk());
  EXPECT_THAT(desk_.CorrectHeader(HeaderOf(3, KeyingMode::kSampled), kBoris),
              HasReason("OPENED_BY_ANOTHER"));
  EXPECT_THAT(desk_.CorrectHeader(HeaderOf(1, KeyingMode::kSampled), kAnna),
              HasReason("SLIPS_BEYOND"));
  EXPECT_THAT(desk_.CorrectHeader(HeaderOf(2, KeyingMode::kSingle), kAnna),
              HasReason("MODE_FIXED"));
  // One slip more: the sample is drawn anew when that is keyed.
  ASSERT_THAT(desk_.CorrectHeader(HeaderOf(3, KeyingMode::kSampled), kChief),
              IsOk());
  EXPECT_FALSE((*store_.LoadBatch(kNumber))->record.sample_seed);
  EXPECT_EQ(Next(kBoris), 3);
  // And at once where the slip turns out not to be there after all.
  seed_ = 9;
  ASSERT_THAT(desk_.CorrectHeader(HeaderOf(2, KeyingMode::kSampled), kAnna),
              IsOk());
  EXPECT_EQ((*store_.LoadBatch(kNumber))->record.sample_seed, 9u);
  BatchHeader other = HeaderOf(2, KeyingMode::kSampled);
  other.number = "another";
  EXPECT_THAT(desk_.CorrectHeader(other, kAnna), HasReason("BATCH_NOT_FOUND"));
}

TEST_F(SlipDeskTest, ClosesAgainWithWhatIsNotHandedInYet) {
  Open(3, KeyingMode::kSingle);
  const SlipReceipt receipt = {.code = "120-455",
                               .outcome = Outcome::kAccepted};
  const std::vector<SequencedReceipt> first = {{1, receipt}, {3, receipt}};
  EXPECT_THAT(desk_.Record(kNumber, first, kAnna), HasReason("BATCH_OPEN"));
  for (int i = 1; i <= 3; ++i) ASSERT_THAT(Key(kAnna, i, "1"), IsOk());
  ASSERT_THAT(desk_.Close(kNumber, kAnna), IsOk());
  EXPECT_EQ(desk_.Record(kNumber, first, kAnna)->record.handed_in, 2);
  EXPECT_EQ(desk_.Record(kNumber, first, kAnna)->record.handed_in, 2);
  const auto again = desk_.Close(kNumber, kBoris);
  ASSERT_THAT(again, IsOk());
  ASSERT_EQ(again->slips.size(), 1u);
  EXPECT_EQ(again->slips[0].sequence, 2);
  EXPECT_EQ(again->batch.record.end->agent, "anna");
  EXPECT_EQ(desk_.List(true, std::nullopt, 10, kAnna)->batches.size(), 1u);
  ASSERT_THAT(desk_.Record(kNumber, {{2, receipt}}, kAnna), IsOk());
  EXPECT_THAT(desk_.List(true, std::nullopt, 10, kAnna)->batches, IsEmpty());
  EXPECT_EQ(FieldOf(desk_.Record(kNumber, {{4, receipt}}, kAnna).status()),
            "sequence");
}

TEST_F(SlipDeskTest, ListsTheNewestFirstPageByPage) {
  for (int i = 1; i <= 5; ++i) {
    BatchHeader header = HeaderOf(1, KeyingMode::kSingle);
    header.number = absl::StrCat(i);
    Open(header);
  }
  std::vector<std::string> numbers;
  std::optional<uint32_t> before;
  do {
    const auto page = desk_.List(false, before, 2, kAnna);
    ASSERT_THAT(page, IsOk());
    for (const BatchView& batch : page->batches) {
      numbers.push_back(batch.record.header.number);
    }
    before = page->next;
  } while (before);
  EXPECT_THAT(numbers, ElementsAre("5", "4", "3", "2", "1"));
}

TEST_F(SlipDeskTest, RefusesWhatIsNotThere) {
  EXPECT_THAT(desk_.Get("none", kAnna), HasReason("BATCH_NOT_FOUND"));
  EXPECT_THAT(desk_.Close("none", kAnna), HasReason("BATCH_NOT_FOUND"));
  Open(1, KeyingMode::kSingle);
  for (const int sequence : {0, -1, 2, 1000}) {
    EXPECT_EQ(FieldOf(Key(kAnna, sequence, "1").status()), "sequence");
  }
  store_.trouble = absl::UnavailableError("disk");
  EXPECT_THAT(Key(kAnna, 1, "1"), StatusIs(absl::StatusCode::kUnavailable));
  store_.trouble = absl::OkStatus();
  EXPECT_EQ(Seen(kAnna), "-");
}

// Whatever people do at random, in any mode: nobody keys both times, nobody
// sees what they may yet key, and what is closed is complete.
TEST_F(SlipDeskTest, KeepsItsPromisesOverRandomDays) {
  const Clerk kPeople[] = {kAnna, kBoris, kVera, kChief};
  int closed = 0;
  for (uint32_t day = 0; day < 300; ++day) {
    std::mt19937 random(day);
    MemorySlipStore store;
    SlipDesk desk(store, clock_, [&] { return random(); });
    const int slips = 1 + static_cast<int>(random() % 6);
    const auto mode = static_cast<KeyingMode>(1 + random() % 3);
    ASSERT_THAT(desk.Open(HeaderOf(slips, mode), kAnna), IsOk());
    for (int step = 0; step < 60; ++step) {
      const Clerk& clerk = kPeople[random() % 4];
      const int sequence = 1 + static_cast<int>(random() % 6);
      const SlipContent content =
          SlipOf("1001", {absl::StrCat(random() % 10 == 0 ? 2 : 1)});
      const auto seen = desk.Get(kNumber, clerk);
      ASSERT_THAT(seen, IsOk());
      for (const SlipView& slip : seen->slips) {
        const bool own = slip.first_agent == clerk.log_in ||
                         slip.second_agent == clerk.log_in ||
                         !slip.settled_by.empty();
        const bool may_yet_be_keyed =
            mode != KeyingMode::kSingle && slip.second_agent.empty() &&
            (slip.second_wanted || seen->batch.keyed < slips);
        EXPECT_FALSE(slip.content && !own && may_yet_be_keyed);
        EXPECT_TRUE(slip.first_agent.empty() ||
                    slip.first_agent != slip.second_agent);
      }
      if (random() % 8 == 0 && clerk.is_supervisor) {
        (void)desk.Settle(kNumber, sequence, content, clerk);
      } else {
        (void)desk.Key(kNumber, sequence, content, clerk);
      }
      const auto end = desk.Close(kNumber, clerk);
      EXPECT_EQ(end.ok(), desk.Get(kNumber, clerk)->batch.complete);
      if (!end.ok()) continue;
      ++closed;
      for (const SlipView& slip : end->slips) EXPECT_TRUE(slip.content);
      break;
    }
  }
  EXPECT_GT(closed, 100);
}

TEST_F(SlipDeskTest, LetsTwoClerksKeyOneBatchAtOnce) {
  Open(200, KeyingMode::kDouble);
  const auto work = [this](const Clerk& clerk) {
    int next = Next(clerk);
    while (next != 0) {
      const auto keyed = Key(clerk, next, "1");
      // The other one was faster with this slip.
      next = keyed.ok() ? keyed->next_sequence : Next(clerk);
    }
  };
  std::thread anna(work, kAnna);
  std::thread boris(work, kBoris);
  anna.join();
  boris.join();
  work(kAnna);
  work(kBoris);
  const auto batch = desk_.Get(kNumber, kVera);
  ASSERT_THAT(batch, IsOk());
  EXPECT_TRUE(batch->batch.complete);
  for (const SlipView& slip : batch->slips) {
    EXPECT_NE(slip.first_agent, slip.second_agent);
  }
}

}  // namespace
}  // namespace intake::testing
