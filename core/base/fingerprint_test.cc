#include "core/base/fingerprint.h"

#include <string>
#include <unordered_set>

#include "gtest/gtest.h"

namespace intake {
namespace {

// Stored fingerprints are compared with new ones.
TEST(Fingerprint, NeverChanges) {
  EXPECT_EQ(Fingerprint(""), 0xefd01f60ba992926u);
  EXPECT_EQ(Fingerprint("sms"), 0x517ea495ddf4cd64u);
  EXPECT_EQ(Fingerprint("sms", 1), 0xe386f9149b9253cbu);
}

TEST(Fingerprint, EveryByteAndTheSeedCount) {
  EXPECT_NE(Fingerprint("a"), Fingerprint("b"));
  EXPECT_NE(Fingerprint("a"), Fingerprint(std::string("a\0", 2)));
  EXPECT_NE(Fingerprint("ab"), Fingerprint("ba"));
  EXPECT_NE(Fingerprint("a", 1), Fingerprint("a", 2));
}

TEST(Fingerprint, SpreadsOverItsLowBits) {
  std::unordered_set<uint64_t> buckets;
  for (int i = 0; i < 5000; ++i) {
    buckets.insert(Fingerprint(std::to_string(i)) % 256);
  }
  EXPECT_EQ(buckets.size(), 256u);
}

}  // namespace
}  // namespace intake
