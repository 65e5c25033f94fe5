// What every store of slips does, on each of them: one day at random is the
// same on all.

#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/ports/slip_store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/slips/slips_for_test.h"
#include "storage/slips/sqlite_slip_store.h"
#include "tests/support/memory_slip_store.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace intake::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::Eq;
using ::testing::IsEmpty;
using ::testing::Optional;

struct StoreKind {
  std::string name;
  std::unique_ptr<SlipStore> (*open)(const std::string& folder);
};

std::unique_ptr<SlipStore> OpenSqlite(const std::string& folder) {
  return OpenSlips(folder);
}

std::unique_ptr<SlipStore> OpenMemory(const std::string&) {
  return std::make_unique<MemorySlipStore>();
}

class SlipStoreContract : public ::testing::TestWithParam<StoreKind> {
 protected:
  SlipStoreContract() : store_(GetParam().open(folder_.path())) {}

  uint32_t Add(const BatchRecord& record) {
    const auto id = store_->AddBatch(record);
    EXPECT_THAT(id, IsOk());
    return id.value_or(0);
  }
  SlipBatch Load(const std::string& number) {
    const auto batch = store_->LoadBatch(number);
    EXPECT_THAT(batch, IsOk());
    return batch.ok() && *batch ? **batch : SlipBatch();
  }
  std::vector<std::string> Numbers(bool unfinished_only,
                                   std::optional<uint32_t> before,
                                   size_t items_max) {
    const auto records =
        store_->ListBatches(unfinished_only, before, items_max);
    EXPECT_THAT(records, IsOk());
    std::vector<std::string> numbers;
    if (!records.ok()) return numbers;
    for (const BatchRecord& record : *records) {
      numbers.push_back(record.header.number);
    }
    return numbers;
  }

  TempDir folder_;
  std::unique_ptr<SlipStore> store_;
};

TEST_P(SlipStoreContract, KeepsARecordAsItWasGiven) {
  EXPECT_THAT(store_->LoadBatch("7"), IsOkAndHolds(Eq(std::nullopt)));
  BatchRecord record = OpenRecord("7", 3);
  record.id = Add(record);
  EXPECT_EQ(Load("7").record, record);
  EXPECT_EQ(Load("7").slips.size(), 3u);
  EXPECT_EQ(Load("7").slips[2], Slip{.sequence = 3});

  record.header.source = "another";
  record.header.slips = 4;
  record.header.control_total.reset();
  record.header.hash_total.reset();
  record.sample_seed = UINT64_MAX;
  record.end = {.agent = "boris",
                .closed_at = absl::FromUnixMicros(1'404'000'000'000'001),
                .totals = {.control = absl::MakeInt128(1, 2),
                           .hash = absl::MakeInt128(30, 4)}};
  ASSERT_THAT(store_->UpdateBatch(record), IsOk());
  EXPECT_EQ(Load("7").record, record);
  EXPECT_EQ(Load("7").slips.size(), 4u);
}

TEST_P(SlipStoreContract, TakesANumberOnce) {
  const uint32_t id = Add(OpenRecord("7", 3));
  EXPECT_THAT(store_->AddBatch(OpenRecord("7", 5)),
              StatusIs(absl::StatusCode::kAlreadyExists));
  EXPECT_GT(Add(OpenRecord("8", 1)), id);
  EXPECT_EQ(Load("7").record.header.slips, 3);
}

TEST_P(SlipStoreContract, KeepsEachTurnOfASlipAndTheLastWordOfEach) {
  const uint32_t id = Add(OpenRecord("7", 3));
  const Keying kept = KeyingOf("anna", 2);
  for (const Turn turn : {Turn::kFirst, Turn::kSecond, Turn::kSettled}) {
    ASSERT_THAT(
        store_->PutKeying(id, 2, turn, KeyingOf("anna", 1), std::nullopt),
        IsOk());
    ASSERT_THAT(store_->PutKeying(id, 2, turn, kept, std::nullopt), IsOk());
  }
  const SlipBatch batch = Load("7");
  EXPECT_EQ(
      batch.slips[1],
      (Slip{.sequence = 2, .first = kept, .second = kept, .settled = kept}));
  EXPECT_EQ(batch.slips[0], Slip{.sequence = 1});
  EXPECT_FALSE(batch.record.sample_seed);
  ASSERT_THAT(store_->PutKeying(id, 1, Turn::kFirst, kept, 0), IsOk());
  EXPECT_THAT(Load("7").record.sample_seed, Optional(0u));
}

TEST_P(SlipStoreContract, KeepsTheFirstReceiptOfASlip) {
  const uint32_t id = Add(OpenRecord("7", 2));
  const SlipReceipt first = {
      .code = "120-455",
      .outcome = Outcome::kHeld,
      .text = "\u041f\u0440\u0438\u043d\u044f\u0442\u043e"};
  ASSERT_THAT(store_->AddReceipts(id, {{2, first}}), IsOk());
  ASSERT_THAT(store_->AddReceipts(id, {{2, {.code = "x"}}, {1, {.code = "y"}}}),
              IsOk());
  const SlipBatch batch = Load("7");
  EXPECT_THAT(batch.slips[1].receipt, Optional(first));
  EXPECT_EQ(batch.slips[0].receipt->code, "y");
  EXPECT_EQ(batch.record.handed_in, 2);
}

TEST_P(SlipStoreContract, ListsTheNewestFirstAndTellsWhatIsFinished) {
  for (int i = 1; i <= 4; ++i) Add(OpenRecord(absl::StrCat(i), 1));
  EXPECT_THAT(Numbers(false, std::nullopt, 10),
              ElementsAre("4", "3", "2", "1"));
  EXPECT_THAT(Numbers(false, std::nullopt, 2), ElementsAre("4", "3"));
  EXPECT_THAT(Numbers(false, Load("3").record.id, 10), ElementsAre("2", "1"));
  EXPECT_THAT(Numbers(false, Load("1").record.id, 10), IsEmpty());
  // Closed is not finished before its slip has a receipt, nor the other way
  // round.
  for (const char* const number : {"1", "2"}) {
    BatchRecord record = Load(number).record;
    record.end = {.agent = "anna", .closed_at = absl::FromUnixSeconds(1)};
    ASSERT_THAT(store_->UpdateBatch(record), IsOk());
  }
  for (const char* const number : {"1", "3"}) {
    ASSERT_THAT(store_->AddReceipts(Load(number).record.id, {{1, {}}}), IsOk());
  }
  EXPECT_THAT(Numbers(true, std::nullopt, 10), ElementsAre("4", "3", "2"));
}

INSTANTIATE_TEST_SUITE_P(Stores, SlipStoreContract,
                         ::testing::Values(StoreKind{"Sqlite", OpenSqlite},
                                           StoreKind{"Memory", OpenMemory}),
                         [](const ::testing::TestParamInfo<StoreKind>& kind) {
                           return kind.param.name;
                         });

TEST(SlipStores, AnswerAlikeOverRandomDays) {
  for (uint32_t seed = 0; seed < 5; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    TempDir folder;
    std::unique_ptr<SlipStore> sqlite = OpenSqlite(folder.path());
    MemorySlipStore memory;
    for (int step = 0; step < 60; ++step) {
      const std::string number = absl::StrCat(random() % 3);
      const auto batch = memory.LoadBatch(number);
      if (!*batch) {
        const BatchRecord record =
            OpenRecord(number, 1 + static_cast<int>(random() % 4));
        EXPECT_EQ(*memory.AddBatch(record), *sqlite->AddBatch(record));
        continue;
      }
      const BatchRecord& record = (*batch)->record;
      const int sequence =
          1 + static_cast<int>(random() % 100) % record.header.slips;
      const auto turn = static_cast<Turn>(1 + random() % 3);
      const Keying keying = KeyingOf("anna", static_cast<int>(random() % 99));
      for (SlipStore* store :
           {static_cast<SlipStore*>(&memory), sqlite.get()}) {
        ASSERT_THAT(store->PutKeying(record.id, sequence, turn, keying, seed),
                    IsOk());
      }
      if (random() % 10 == 0) {
        sqlite = nullptr;
        sqlite = OpenSqlite(folder.path());
      }
      EXPECT_EQ((*memory.LoadBatch(number))->slips,
                (*sqlite->LoadBatch(number))->slips);
      EXPECT_EQ(*memory.ListBatches(true, std::nullopt, 9),
                *sqlite->ListBatches(true, std::nullopt, 9));
    }
  }
}

}  // namespace
}  // namespace intake::testing
