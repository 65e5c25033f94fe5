#include "core/people/password_rules.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake {
namespace {

using ::intake::testing::FieldIs;
using ::intake::testing::HasReason;
using ::intake::testing::IsOk;

absl::Status Check(absl::string_view password) {
  return CheckPassword(password,
                       {"anna.k@example.org", "anna.k", "1234509876", "ann"},
                       "password");
}

TEST(PasswordRules, CountBytesFrom8To256) {
  EXPECT_THAT(Check("dj4%k;1"), HasReason("PASSWORD_TOO_SHORT"));
  EXPECT_THAT(Check("dj4%k;1w"), IsOk());
  std::string longest;
  while (longest.size() < 256) longest += "dj4%k;1w";
  longest += "!";
  EXPECT_THAT(Check(longest), HasReason("PASSWORD_TOO_LONG"));
  longest.pop_back();
  EXPECT_THAT(Check(longest), IsOk());
  EXPECT_THAT(Check(""), HasReason("PASSWORD_TOO_SHORT"));
  EXPECT_THAT(Check("short"), FieldIs("password"));
}

TEST(PasswordRules, AskForNoKindsOfCharacters) {
  for (const char* password :
       {"correct horse battery", "синий трамвай едет", "zvonokhomyaka",
        "84739105", "красивыйзакат", "\xff\xfe\x01 bytes", "хомяк на балконе",
        "my password is a tram", "qwerty on the balcony"}) {
    EXPECT_THAT(Check(password), IsOk()) << password;
  }
}

TEST(PasswordRules, RefuseTheCommonOnesOnEitherLayout) {
  for (const char* password :
       {"password",      "PASSWORD",  "Password1", "password123!", "пароль123",
        "Пароль",        "gfhjkm123", "йцукенгш",  "qwertyui",     "йцукен12",
        "qwerty123",     "1q2w3e4r",  "1й2ц3у4к",  "1qaz2wsx",     "abcd1234",
        "iloveyou",      "любовь1",   "k.,jdm12",  "привет12",     "ghbdtn12",
        "администратор", "солнышко",  "qazwsxedc", "admin123",     "letmein!!",
        "2014monkey",    "наташа77"}) {
    EXPECT_THAT(Check(password), HasReason("PASSWORD_TOO_COMMON")) << password;
  }
}

TEST(PasswordRules, RefuseRowsOfKeysAndRepetitions) {
  for (const char* password :
       {"12345678", "87654321", "123456789012", "aaaaaaaa", "11111111",
        "aaaabbbb", "qwer1234", "asdfghjkl;", "abcdefgh", "абвгдежз",
        "zyxwvuts", "1234qwer", "112233445566", "abababab", "q1w2q1w2",
        "xk7xk7xk7", "фывапрол", "ъъъъъъъъ", "        "}) {
    EXPECT_THAT(Check(password), HasReason("PASSWORD_TOO_COMMON")) << password;
  }
}

TEST(PasswordRules, RefuseWhatOthersKnow) {
  for (const char* password :
       {"anna.k@example.org", "ANNA.K@example.org", "anna.k12", "1234509876",
        "!1234509876!", "xxanna.kxx"}) {
    EXPECT_THAT(Check(password), HasReason("PASSWORD_TOO_COMMON")) << password;
  }
  // Enough besides, or too little to matter.
  EXPECT_THAT(Check("anna.k has 2 trams"), IsOk());
  EXPECT_THAT(Check("annex-57"), IsOk());
}

TEST(PasswordRules, NeverRepeatThePassword) {
  for (const char* password : {"hunter2", "iloveyou", "anna.k@example.org"}) {
    EXPECT_THAT(std::string(Check(password).message()),
                ::testing::Not(::testing::HasSubstr(password + 2)));
  }
}

}  // namespace
}  // namespace intake
