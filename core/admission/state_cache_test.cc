#include "core/admission/state_cache.h"

#include "gtest/gtest.h"
#include "tests/support/sample_accounts.h"

namespace intake {
namespace {

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

}  // namespace
}  // namespace intake
