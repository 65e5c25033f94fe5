#include "services/auth/sodium_secrets.h"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace intake {
namespace {

using ::testing::MatchesRegex;
using ::testing::StartsWith;

TEST(SodiumSecrets, HashesPasswordsByArgon2idWithASaltOfTheirOwn) {
  SodiumSecrets secrets;
  const std::string hash = secrets.HashPassword("a long enough one");
  EXPECT_THAT(hash, StartsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
  EXPECT_NE(hash, secrets.HashPassword("a long enough one"));
}

TEST(SodiumSecrets, MatchesThePasswordItselfAlone) {
  SodiumSecrets secrets;
  const std::string password("with a \0 and кириллица", 31);
  const std::string hash = secrets.HashPassword(password);
  EXPECT_TRUE(secrets.PasswordMatches(hash, password));
  EXPECT_FALSE(secrets.PasswordMatches(hash, password + " "));
  EXPECT_FALSE(secrets.PasswordMatches(hash, "with a "));
  EXPECT_FALSE(secrets.PasswordMatches(hash, ""));
  EXPECT_FALSE(secrets.PasswordMatches("", password));
  EXPECT_FALSE(secrets.PasswordMatches("", ""));
  EXPECT_FALSE(secrets.PasswordMatches("no hash", password));
}

TEST(SodiumSecrets, TokensAreNeverTheSameTwiceAndKnownByTheirHash) {
  SodiumSecrets secrets;
  std::set<std::string> hashes;
  for (int i = 0; i < 1000; ++i) {
    const std::string token = secrets.NewToken();
    EXPECT_THAT(token, MatchesRegex("[A-Za-z0-9_-]{43}"));
    const std::string hash = secrets.HashToken(token);
    EXPECT_EQ(hash.size(), 32u);
    EXPECT_EQ(hash, secrets.HashToken(token));
    hashes.insert(hash);
  }
  EXPECT_EQ(hashes.size(), 1000u);
}

TEST(SodiumSecrets, FirstPasswordsCanBeReadOut) {
  SodiumSecrets secrets;
  std::set<std::string> passwords;
  for (int i = 0; i < 1000; ++i) {
    const std::string password = secrets.NewPassword();
    EXPECT_THAT(password,
                MatchesRegex("[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}"));
    passwords.insert(password);
  }
  EXPECT_EQ(passwords.size(), 1000u);
}

}  // namespace
}  // namespace intake
