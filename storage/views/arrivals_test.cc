#include "storage/views/arrivals.h"

#include "gtest/gtest.h"

namespace intake {
namespace {

int64_t QuarterAt(int64_t seconds) {
  return QuarterOf(absl::FromUnixSeconds(seconds));
}

TEST(QuarterOf, AQuarterEndsBeforeTheNextBegins) {
  EXPECT_EQ(QuarterAt(0), 0);
  EXPECT_EQ(QuarterAt(899), 0);
  EXPECT_EQ(QuarterOf(absl::FromUnixMicros(899'999'999)), 0);
  EXPECT_EQ(QuarterAt(900), 1);
  EXPECT_EQ(QuarterAt(1'403'244'000), 1'559'160);
}

TEST(QuarterOf, CountsBackwardsBefore1970) {
  EXPECT_EQ(QuarterOf(absl::FromUnixMicros(-1)), -1);
  EXPECT_EQ(QuarterAt(-900), -1);
  EXPECT_EQ(QuarterAt(-901), -2);
}

}  // namespace
}  // namespace intake
