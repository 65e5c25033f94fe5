#include "storage/sqlite/page_checksum.h"

#include <random>
#include <string>

#include "gtest/gtest.h"

namespace intake {
namespace {

TEST(PageChecksum, IsStoredAndSoNeverChanges) {
  EXPECT_EQ(PageChecksum(std::string(4088, '\0'), 1), 16493270826171725011u);
  EXPECT_EQ(PageChecksum(std::string(16376, 'x'), 7), 2785047944608247800u);
}

TEST(PageChecksum, TellsEveryFlippedBitAndEveryOtherPage) {
  std::mt19937_64 random(1);
  std::string page(504, '\0');
  for (char& byte : page) byte = static_cast<char>(random());
  const uint64_t whole = PageChecksum(page, 3);
  EXPECT_NE(PageChecksum(page, 2), whole);
  for (size_t bit = 0; bit < 8 * page.size(); ++bit) {
    std::string flipped = page;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    EXPECT_NE(PageChecksum(flipped, 3), whole) << bit;
  }
}

TEST(PageChecksum, TellsZeroedRanges) {
  std::mt19937_64 random(2);
  std::string page(4088, '\0');
  for (char& byte : page) byte = static_cast<char>(1 + random() % 255);
  const uint64_t whole = PageChecksum(page, 1);
  for (int i = 0; i < 1000; ++i) {
    std::string zeroed = page;
    const size_t at = random() % zeroed.size();
    const size_t size = 1 + random() % (zeroed.size() - at);
    zeroed.replace(at, size, size, '\0');
    EXPECT_NE(PageChecksum(zeroed, 1), whole) << at << " " << size;
  }
}

}  // namespace
}  // namespace intake
