#include "services/auth/key.h"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace intake {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;

TEST(Key, HasThePublicIdAndA256BitSecret) {
  EXPECT_THAT(FormatKey(MakeKey()),
              MatchesRegex("intk_[a-z2-7]{8}_[A-Za-z0-9_-]{43}"));
}

TEST(Key, IsNeverTheSameTwice) {
  std::set<std::string> ids;
  std::set<std::string> secrets;
  for (int i = 0; i < 1000; ++i) {
    const Key key = MakeKey();
    ids.insert(key.id);
    secrets.insert(key.secret);
  }
  EXPECT_EQ(ids.size(), 1000u);
  EXPECT_EQ(secrets.size(), 1000u);
}

TEST(Key, IsReadBackAsWritten) {
  for (int i = 0; i < 1000; ++i) {
    const Key key = MakeKey();
    const absl::StatusOr<Key> read = ParseKey(FormatKey(key));
    ASSERT_TRUE(read.ok()) << read.status();
    EXPECT_EQ(read->id, key.id);
    EXPECT_EQ(read->secret, key.secret);
  }
}

TEST(Key, RefusesAnotherFormWithoutRepeatingIt) {
  const std::string whole = FormatKey(MakeKey());
  for (const std::string& text :
       {std::string(), std::string("intk_"), whole.substr(1), whole + "x",
        whole.substr(0, whole.size() - 1), " " + whole,
        "intk_ABCDEFGH" + whole.substr(13),
        whole.substr(0, 13) + "." + whole.substr(14),
        whole.substr(0, 20) + "=" + whole.substr(21)}) {
    const absl::StatusOr<Key> key = ParseKey(text);
    EXPECT_EQ(key.status().code(), absl::StatusCode::kInvalidArgument) << text;
    EXPECT_THAT(std::string(key.status().message()),
                Not(HasSubstr(whole.substr(22, 20))));
  }
}

TEST(Key, MatchesOnlyTheHashOfItsOwnSecret) {
  const Key key = MakeKey();
  const std::string hash = HashSecret(key.secret);
  EXPECT_EQ(hash.size(), 32u);
  EXPECT_THAT(hash, Not(HasSubstr(key.secret)));
  EXPECT_TRUE(SecretMatches(key.secret, hash));
  EXPECT_FALSE(SecretMatches(MakeKey().secret, hash));
  EXPECT_FALSE(SecretMatches(key.secret, ""));
  EXPECT_FALSE(SecretMatches(key.secret, hash + "x"));
}

}  // namespace
}  // namespace intake
