#include "core/admission/state_cache.h"

#include <map>
#include <random>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/codec/event_codec.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/random_model.h"
#include "tests/support/sample_accounts.h"
#include "tests/support/status_matchers.h"

namespace intake {
namespace {

using ::intake::testing::IsOk;
using ::intake::testing::RandomModel;
using ::intake::testing::StatusIs;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsNull;
using ::testing::NotNull;

AccountState Known(uint32_t sequence = 1) {
  return {.sequence = sequence, .account = testing::OneTariffAccount()};
}

TEST(StateCache, FindsWhatWasPut) {
  StateCache cache(10);
  EXPECT_EQ(cache.Find("11111"), nullptr);
  cache.Put("11111", Known());
  ASSERT_NE(cache.Find("11111"), nullptr);
  EXPECT_EQ(cache.Find("11111")->stream, "11111");
  cache.Put("11111", Known(2));
  EXPECT_EQ(cache.Find("11111")->state.sequence, 2u);
  EXPECT_EQ(cache.size(), 1u);
}

TEST(StateCache, KeepsWhatWasUsedLast) {
  StateCache cache(2);
  cache.Put("11111", Known());
  cache.Put("22222", Known());
  cache.Put("33333", Known());
  cache.Find("11111");
  EXPECT_EQ(cache.size(), 3u);
  cache.Trim();
  EXPECT_EQ(cache.size(), 2u);
  EXPECT_NE(cache.Find("11111"), nullptr);
  EXPECT_EQ(cache.Find("22222"), nullptr);
  EXPECT_NE(cache.Find("33333"), nullptr);
}

TEST(StateCache, AnAccountIsKnownAbsentOnlyWhileAllAreInMemory) {
  StateCache cache(2);
  cache.Put("11111", Known());
  EXPECT_FALSE(cache.KnownAbsent("99999"));
  cache.SetComplete();
  EXPECT_TRUE(cache.KnownAbsent("99999"));
  EXPECT_FALSE(cache.KnownAbsent("11111"));
  cache.Put("22222", Known());
  cache.Put("33333", Known());
  cache.Trim();
  EXPECT_FALSE(cache.KnownAbsent("11111"));
  EXPECT_FALSE(cache.KnownAbsent("99999"));
}

TEST(StateCache, AStateThatWasDroppedMustBeLoadedAndIsNotAbsent) {
  StateCache cache(2);
  cache.SetComplete();
  cache.Put("11111", Known());
  cache.Drop("11111");
  EXPECT_EQ(cache.Find("11111"), nullptr);
  EXPECT_FALSE(cache.KnownAbsent("11111"));
  cache.Put("11111", Known(5));
  EXPECT_EQ(cache.Find("11111")->state.sequence, 5u);
  cache.Drop("never seen");
}

AccountState Called(absl::string_view number, std::string phone,
                    std::string payment_code) {
  AccountState state = Known();
  state.account->number = std::string(number);
  state.account->phones = {std::move(phone)};
  state.account->payment_code = std::move(payment_code);
  return state;
}

std::vector<std::string> Streams(
    const std::vector<const StateCache::Entry*>& entries) {
  std::vector<std::string> streams;
  for (const StateCache::Entry* entry : entries) {
    streams.push_back(entry->stream);
  }
  return streams;
}

TEST(StateCache, FindsByPhoneAndPaymentCodeWhetherPackedOrNot) {
  StateCache cache(10, 1);
  cache.Put("22222", Called("22222", "79031234567", "A"));
  cache.Trim();
  const std::string packed = EncodeState(Called("11111", "79031234567", "B"));
  ASSERT_THAT(cache.PutPacked("11111", packed), IsOk());
  EXPECT_THAT(Streams(cache.WithPhone("79031234567")),
              ElementsAre("11111", "22222"));
  cache.Trim();
  EXPECT_THAT(Streams(cache.WithPaymentCode("A")), ElementsAre("22222"));
  EXPECT_THAT(Streams(cache.WithPaymentCode("B")), ElementsAre("11111"));

  StateCache::Entry& entry = *cache.Find("11111");
  cache.BeforeChange(entry);
  entry.state = Called("11111", "79037654321", "C");
  ++entry.state.sequence;
  cache.AfterChange(entry);
  cache.Find("22222");
  cache.Trim();
  EXPECT_THAT(Streams(cache.WithPhone("79031234567")), ElementsAre("22222"));
  EXPECT_THAT(Streams(cache.WithPhone("79037654321")), ElementsAre("11111"));
  EXPECT_THAT(cache.WithPaymentCode("B"), IsEmpty());

  cache.Drop("11111");
  EXPECT_THAT(cache.WithPhone("79037654321"), IsEmpty());
}

TEST(StateCache, WhatLeavesMemoryIsFoundByNothing) {
  StateCache cache(1, 1);
  cache.Put("11111", Called("11111", "79031234567", "A"));
  cache.Put("22222", Called("22222", "79031234567", "B"));
  cache.Find("22222");
  cache.Trim();
  EXPECT_EQ(cache.size(), 1U);
  EXPECT_THAT(Streams(cache.WithPhone("79031234567")), ElementsAre("22222"));
  EXPECT_THAT(cache.WithPaymentCode("A"), IsEmpty());
}

TEST(StateCache, DamagedBytesMustBeLoaded) {
  StateCache cache(10);
  const std::string bytes = EncodeState(Called("11111", "79031234567", "A"));
  EXPECT_THAT(cache.PutPacked("22222", "no state"),
              StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_EQ(cache.size(), 0U);
  // The names are whole.
  ASSERT_THAT(cache.PutPacked("11111", bytes.substr(0, bytes.size() - 1)),
              IsOk());
  cache.SetComplete();
  EXPECT_THAT(cache.Find("11111"), IsNull());
  EXPECT_THAT(cache.dropped(), ElementsAre("11111"));
  EXPECT_FALSE(cache.KnownAbsent("11111"));
  cache.Put("11111", Called("11111", "79031234567", "A"));
  EXPECT_THAT(cache.dropped(), IsEmpty());
  EXPECT_THAT(Streams(cache.WithPhone("79031234567")), ElementsAre("11111"));
}

// However little room there is, what is found is what was put or changed last.
TEST(StateCache, PackingChangesNothing) {
  constexpr int kSeeds = 20;
  constexpr int kSteps = 2000;
  for (uint64_t seed = 0; seed < kSeeds; ++seed) {
    std::mt19937_64 random(seed);
    RandomModel model(seed);
    const size_t states_max = 1 + random() % 40;
    StateCache cache(states_max, 1 + random() % 10);
    std::map<std::string, AccountState> wanted;
    for (int step = 0; step < kSteps; ++step) {
      const std::string stream = absl::StrCat(10000 + random() % 50);
      StateCache::Entry* entry = cache.Find(stream);
      if (entry != nullptr) {
        ASSERT_EQ(entry->state, wanted[stream]) << seed << ", " << step;
      }
      if (entry == nullptr || random() % 4 == 0) {
        wanted[stream] = model.MakeState();
        entry = &cache.Put(stream, wanted[stream]);
      }
      if (random() % 3 == 0) {
        cache.BeforeChange(*entry);
        const uint32_t sequence = entry->state.sequence;
        entry->state = model.MakeState();
        entry->state.sequence = sequence + 1;
        cache.AfterChange(*entry);
        wanted[stream] = entry->state;
      }
      if (random() % 20 == 0) {
        cache.Drop(stream);
        ASSERT_THAT(cache.Find(stream), IsNull());
      } else {
        ASSERT_THAT(cache.Find(stream), NotNull());
      }
      if (random() % 5 == 0) {
        cache.Trim();
        ASSERT_LE(cache.size(), states_max);
      }
    }
  }
}

}  // namespace
}  // namespace intake
