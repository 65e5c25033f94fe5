// The index of the journal, on its own: whatever the batches, it finds what
// went in.

#include "storage/sqlite/event_index.h"

#include <map>
#include <memory>
#include <random>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/sqlite/pragmas.h"
#include "storage/sqlite/views_schema.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace intake::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Le;
using ::testing::SizeIs;

class EventIndexTest : public ::testing::Test {
 protected:
  EventIndexTest() {
    auto opened = Connection::Open({.path = folder_.File("views.db")},
                                   Connection::Access::kCreate);
    EXPECT_THAT(opened, IsOk());
    connection_ = *std::move(opened);
    EXPECT_THAT(MakeTables(*connection_, kViewsSchema, kViewsVersion), IsOk());
    Reopen();
  }

  void Reopen() {
    InTransaction([this] {
      absl::StatusOr<EventIndex> index = EventIndex::Open(*connection_);
      EXPECT_THAT(index, IsOk());
      index_ = std::make_unique<EventIndex>(*std::move(index));
    });
  }

  void Add(const std::vector<IndexEntry>& entries) {
    InTransaction(
        [&] { EXPECT_THAT(index_->Add(*connection_, entries), IsOk()); });
    for (const IndexEntry& entry : entries) {
      added_[entry.key].push_back(entry.position);
    }
  }

  std::vector<uint64_t> Find(IndexKey key) {
    const absl::StatusOr<std::vector<uint64_t>> found =
        FindPositions(*connection_, key);
    EXPECT_THAT(found, IsOk());
    return found.ok() ? *found : std::vector<uint64_t>();
  }

  void ExpectAllFound() {
    for (auto& [key, positions] : added_) {
      std::sort(positions.begin(), positions.end());
      ASSERT_EQ(Find(key), positions) << "key " << key;
    }
  }

  template <typename Work>
  void InTransaction(const Work& work) {
    absl::StatusOr<Transaction> transaction = Transaction::Begin(*connection_);
    ASSERT_THAT(transaction, IsOk());
    work();
    ASSERT_THAT(transaction->Commit(), IsOk());
  }

  TempDir folder_;
  std::unique_ptr<Connection> connection_;
  std::unique_ptr<EventIndex> index_;
  std::map<IndexKey, std::vector<uint64_t>> added_;
};

TEST_F(EventIndexTest, AnEmptyOneFindsNothing) {
  EXPECT_THAT(Find(7), IsEmpty());
  EXPECT_THAT(index_->Add(*connection_, {}), IsOk());
  EXPECT_THAT(Find(7), IsEmpty());
}

TEST_F(EventIndexTest, PositionsOfOneKeyComeInOrderOverAllRuns) {
  Add({{5, 30}, {-5, 31}});
  Add({{5, 10}});
  Add({{5, 20}, {6, 21}});
  EXPECT_THAT(Find(5), ElementsAre(10, 20, 30));
  EXPECT_THAT(Find(-5), ElementsAre(31));
}

TEST_F(EventIndexTest, AKeyMaySpanManyBlocks) {
  std::vector<IndexEntry> entries;
  for (uint64_t position = 1; position <= 5'000; ++position) {
    entries.push_back({42, position});
  }
  entries.push_back({41, 5'001});
  entries.push_back({43, 5'002});
  Add(entries);
  EXPECT_THAT(Find(42), SizeIs(5'000));
  ExpectAllFound();
}

// Sizes that meet every way: single entries, small runs that are written again,
// merges that last over many batches, and a crash in the middle of one.
TEST_F(EventIndexTest, WhateverTheBatchesAllOfItIsFound) {
  for (uint64_t seed = 1; seed <= 4; ++seed) {
    std::mt19937_64 random(seed);
    for (uint64_t position = 1; position < 60'000;) {
      const uint64_t size =
          random() % 20 == 0 ? 1 + random() % 9'000 : 1 + random() % 40;
      std::vector<IndexEntry> entries;
      for (uint64_t i = 0; i < size; ++i) {
        const auto key = static_cast<IndexKey>(random() % 997 * 1'000'003);
        entries.push_back({key - 400'000'000, seed * 100'000 + position++});
      }
      Add(entries);
      if (random() % 50 == 0) Reopen();
    }
  }
  ExpectAllFound();
}

TEST_F(EventIndexTest, RunsStayFewHoweverManyBatchesCome) {
  for (uint64_t position = 1; position <= 400; ++position) {
    std::vector<IndexEntry> entries;
    for (int64_t i = 0; i < 300; ++i) entries.push_back({i * 7919, position});
    Add(entries);
  }
  const absl::StatusOr<std::vector<IndexRun>> runs =
      LoadIndexRuns(*connection_);
  ASSERT_THAT(runs, IsOk());
  EXPECT_THAT(*runs, SizeIs(Le(20u)));
}

TEST_F(EventIndexTest, WhatAnUnfinishedRunHasWrittenIsGoneAfterwards) {
  InTransaction([this] {
    IndexRunWriter writer(1'000);
    for (uint64_t position = 1; position <= 600; ++position) {
      ASSERT_THAT(writer.Add(*connection_, {9, position}), IsOk());
    }
  });
  EXPECT_THAT(Find(9), IsEmpty());
  Reopen();
  Rows rows = connection_->Query("SELECT COUNT(*) FROM index_blocks");
  ASSERT_TRUE(rows.Next());
  EXPECT_EQ(rows.Int(0), 0);
}

// Flipped bits are found by the pages' checksums.
TEST_F(EventIndexTest, ABlockThatIsNoneIsSaidNotUsed) {
  Add({{5, 30}});
  ASSERT_THAT(connection_->Run("UPDATE index_blocks SET bytes = x'ff'"),
              IsOk());
  EXPECT_EQ(FindPositions(*connection_, 5).status().code(),
            absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace intake::testing
