#include "storage/sqlite/key_filter.h"

#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

IndexKey Key(int number) {
  return SubmissionIndexKey("1234567890", "sms", absl::StrCat("key-", number));
}

TEST(KeyFilter, TrustsNothingUntilItIsComplete) {
  KeyFilter filter;
  EXPECT_TRUE(filter.MayContain(Key(1)));
  filter.SetComplete();
  EXPECT_FALSE(filter.MayContain(Key(1)));
}

TEST(KeyFilter, ForgetsNoKeyHoweverOftenItGrows) {
  KeyFilter filter(/*first_keys=*/100);
  for (int i = 0; i < 50'000; ++i) filter.Add(Key(i));
  filter.SetComplete();
  for (int i = 0; i < 50'000; ++i) EXPECT_TRUE(filter.MayContain(Key(i))) << i;
}

TEST(KeyFilter, SeldomTakesAnUnknownKeyForKnown) {
  KeyFilter filter(/*first_keys=*/1'000);
  // Six parts, all but full.
  for (int i = 0; i < 62'000; ++i) filter.Add(Key(i));
  filter.SetComplete();
  int taken = 0;
  for (int i = 0; i < 50'000; ++i) taken += filter.MayContain(Key(-1 - i));
  // One in 33.
  EXPECT_LT(taken, 50'000 * 3 / 100);
}

}  // namespace
}  // namespace intake
