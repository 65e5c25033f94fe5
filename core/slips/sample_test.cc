#include "core/slips/sample.h"

#include <set>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

std::vector<int> SampleOf(uint64_t seed, int slips) {
  std::vector<int> sample;
  for (int i = 1; i <= slips; ++i) {
    if (IsSampled(seed, slips, i)) sample.push_back(i);
  }
  return sample;
}

TEST(Sample, IsOneOfEveryTenAndOneOfTheRest) {
  for (const int slips : {1, 9, 10, 11, 100, 999, 1000}) {
    for (uint64_t seed = 0; seed < 50; ++seed) {
      const std::vector<int> sample = SampleOf(seed, slips);
      ASSERT_EQ(static_cast<int>(sample.size()), SampleSize(slips));
      for (size_t i = 0; i < sample.size(); ++i) {
        EXPECT_EQ((sample[i] - 1) / kSlipsPerSample, static_cast<int>(i));
      }
      EXPECT_EQ(SampleOf(seed, slips), sample);
    }
  }
}

TEST(Sample, ReachesEverySlipAndIsAnotherForAnotherSeed) {
  std::set<int> reached;
  std::set<std::vector<int>> samples;
  for (uint64_t seed = 0; seed < 300; ++seed) {
    const std::vector<int> sample = SampleOf(seed, 25);
    reached.insert(sample.begin(), sample.end());
    samples.insert(sample);
  }
  EXPECT_EQ(reached.size(), 25u);
  EXPECT_GT(samples.size(), 150u);
}

TEST(Sample, IsDrawnByAnotherSeedEachTime) {
  EXPECT_NE(DrawSampleSeed(), DrawSampleSeed());
}

}  // namespace
}  // namespace intake
